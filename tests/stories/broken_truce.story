published: 2031-12-09
---
The truce that Maroa and the Northern Front signed in October has collapsed, the Lake Union's envoy, Anna Feld, said on Monday.

She urged both sides to return to the table at once. The Northern Front refused to meet government negotiators, saying that "there is no one left to talk to".

Feld will travel to Lasenne on Thursday for talks with Prime Minister Lena Stroud.
---
missed: agreement | broken | Maroa, Northern Front | what: the truce that Maroa and the Northern Front signed in October has collapsed
demand | what: return to the table at once
rejection | Northern Front | what: meet government negotiators
meeting | planned | when: 2031-12-11 | place: Lasenne | what: travel to Lasenne on Thursday for talks with Prime Minister Lena Stroud
said | Anna Feld (Lake Union) | indirect | on: 2031-12-08 | "The truce that Maroa and the Northern Front signed in October has collapsed"
said | Northern Front | "there is no one left to talk to"
missed: not agreement | reached
not commitment
