published: 2031-11-20
---
Sorland promised on Wednesday to send two hundred observers to the lake by the end of January.

Maroa pledged to hand over maps of its minefields. "We will give every map we have," its defence minister, Karl Denn, told reporters in Lasenne.

The Northern Front has broken its promise of last spring to leave the town of Ember, Denn said.
---
commitment | open | Sorland | what: send two hundred observers to the lake by the end of January
commitment | open | Maroa | what: hand over maps of its minefields | what: give every map we have
missed: commitment | broken | Northern Front | what: leave the town of Ember | what: broken its promise of last spring to leave the town of Ember
said | Karl Denn (Maroa) | direct | "We will give every map we have"
said | Karl Denn (Maroa) | indirect | "The Northern Front has broken its promise of last spring to leave the town of Ember"
not threat
not meeting
