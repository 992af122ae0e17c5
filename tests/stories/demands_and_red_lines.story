published: 2031-05-06
---
Kestria must withdraw its patrol boats from the strait, the president of Brennia, Josef Harl, said on Monday.

He also called on Kestria to release the crew of the Swallow. "We will never accept a Kestrian base on the islands," he added.

Kestria rejected the demand. The government in Port Amsel insisted that the boats were there lawfully.
---
demand | standing | Brennia | to: Kestria | what: withdraw its patrol boats from the strait
demand | standing | Brennia | what: release the crew of the Swallow
rejection | standing | Brennia | what: a Kestrian base on the islands
said | Josef Harl (Brennia) | indirect | on: 2031-05-05 | "Kestria must withdraw its patrol boats from the strait"
said | Josef Harl (Brennia) | direct | "We will never accept a Kestrian base on the islands"
not meeting
not agreement
not acceptance
