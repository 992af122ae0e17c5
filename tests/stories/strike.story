published: 2031-10-03
---
Halden Rail and the Drivers' Union resumed talks on Thursday, two days after drivers walked out.

The Drivers' Union is demanding a pay rise of 9 per cent. It rejected the company's offer of 4 per cent as "an insult".

"We will strike again on Monday if the offer does not change," said Ruth Calder, the union's general secretary. Halden Rail said it was willing to go to arbitration.
---
meeting | Halden Rail, Drivers' Union | what: resumed talks on Thursday
demand | standing | Drivers' Union | what: a pay rise of 9 per cent
rejection | standing | Drivers' Union | what: the company's offer of 4 per cent
threat | standing | Drivers' Union | what: strike again on Monday | if: if the offer does not change
acceptance | Halden Rail | what: go to arbitration
said | Ruth Calder (Drivers' Union) | direct | "We will strike again on Monday if the offer does not change"
said | Halden Rail | indirect | "it was willing to go to arbitration"
not agreement | reached
