published: 2031-04-11
---
Talks between Brennia and Kestria on fishing rights ended on Thursday without an agreement.

The two delegations met for nine hours in Halm but were unable to settle the length of the fishing season. Kestria's prime minister, Mara Quill, then called off her visit to Brennia, which had been planned for next week.

"We have nothing to sign," she said.
---
agreement | failed | Brennia, Kestria | what: ended on Thursday without an agreement | what: unable to settle the length of the fishing season
meeting | held | place: Halm | what: met for nine hours in Halm | what: talks between Brennia and Kestria on fishing rights
missed: meeting | cancelled | what: called off her visit to Brennia
said | Mara Quill (Kestria) | direct | "We have nothing to sign"
not agreement | reached
not threat
