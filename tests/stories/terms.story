published: 2031-04-02
---
Brennia and Kestria have agreed to share the catch in the strait, to mark their boats and to set up a joint coast guard, the two governments announced on Tuesday.

The agreement, which will last until 2035, must still be approved by both parliaments.

"The strait is open again," Kestria's prime minister, Mara Quill, told parliament in Port Amsel.
---
agreement | reached | Brennia, Kestria | item: share the catch in the strait | item: mark their boats | item: set up a joint coast guard
said | Mara Quill (Kestria) | direct | "The strait is open again"
not agreement | failed
not rejection
not threat
