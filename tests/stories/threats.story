published: 2031-09-16
---
The Lake Union will impose tariffs on steel from Brennia from October 1 unless Brennia lifts its export ban, the Union's trade commissioner, Hugo Maas, warned on Monday.

"If they do not move, we will act," Maas said.

Brennia's trade minister said the ban would stay. She threatened to close Brennia's ports to ships from the Lake Union.
---
threat | standing | Lake Union | what: impose tariffs on steel from Brennia | if: unless Brennia lifts its export ban
threat | standing | Brennia | what: close Brennia's ports to ships from the Lake Union
said | Hugo Maas (Lake Union) | indirect | on: 2031-09-15 | "The Lake Union will impose tariffs on steel from Brennia from October 1 unless Brennia lifts its export ban"
said | Hugo Maas (Lake Union) | direct | "If they do not move, we will act"
said | indirect | "the ban would stay"
not meeting
not agreement
