published: 2031-06-02
---
Sorland is ready to host a summit of Veltia and Maroa if both sides ask for it, its foreign minister, Petra Lund, said on Sunday.

The president of Veltia, Oren Vask, said that he was open to a summit, but only after Maroa had pulled its artillery back from the lake.

Maroa would send its negotiators home unless shelling stopped by Friday, Prime Minister Lena Stroud told parliament.
---
acceptance | Sorland | what: host a summit of Veltia and Maroa | if: if both sides ask for it
acceptance | Veltia | what: a summit | if: only after Maroa had pulled its artillery back from the lake
missed: threat | Maroa | what: send its negotiators home
missed: said | Petra Lund (Sorland) | indirect | "Sorland is ready to host a summit of Veltia and Maroa if both sides ask for it"
said | Oren Vask (Veltia) | indirect | "he was open to a summit, but only after Maroa had pulled its artillery back from the lake"
missed: said | Lena Stroud (Maroa) | indirect | "Maroa would send its negotiators home unless shelling stopped by Friday"
not meeting | held
not agreement
