published: 2031-07-22
---
Will Maroa sign before the harvest? Nobody in Lasenne seems to know.

Shelling killed three fishermen near Ember at the weekend, and bread prices rose again in both capitals. Voters in Veltia go to the polls in the autumn.

"I expect a long summer," said Doris Imhof, an analyst at the Halm Institute. "Neither side has a reason to hurry."
---
# A question, the fighting, prices, elections and a forecast: one statement, and nothing that anybody did at the table.
said | Doris Imhof | direct | "I expect a long summer. Neither side has a reason to hurry"
not meeting
not agreement
not commitment
not demand
not rejection
not acceptance
not threat
