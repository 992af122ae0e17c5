published: 2031-03-04
---
Veltia and Maroa hold first talks in four years

The foreign ministers of Veltia and Maroa met in Lasenne on Sunday for their first talks since the border was closed four years ago.

They are due to meet again in Korrin on March 18.

Maroa's foreign minister, Ilse Brandt, called the meeting "frank". Her counterpart from Veltia, Tomas Aldo, flew home without speaking to reporters.
---
meeting | held | Veltia, Maroa | when: 2031-03-02 | place: Lasenne | what: met in Lasenne on Sunday | what: hold first talks in four years
missed: meeting | planned | when: 2031-03-18 | place: Korrin | what: due to meet again in Korrin on March 18
missed: said | Ilse Brandt (Maroa) | direct | "frank"
not said | Tomas Aldo
not demand
not threat
