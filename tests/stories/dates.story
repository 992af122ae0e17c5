published: 2032-02-18
---
Envoys of Veltia and Sorland met in Ulm Harbour last week to discuss the railway, and a second round is planned for February 26.

President Oren Vask visited Sorland in 2029. Maroa joined the railway treaty in June 2030, when ministers of the three states met in Halm.

On Tuesday Vask said that work would begin "before the first snow".
---
missed: meeting | held | Veltia, Sorland | when: 2032-02-09/2032-02-15 | place: Ulm Harbour | what: met in Ulm Harbour last week to discuss the railway
meeting | planned | when: 2032-02-26 | what: a second round is planned for February 26
missed: meeting | held | when: 2029 | what: visited Sorland in 2029
missed: meeting | held | when: 2030-06 | place: Halm | what: met in Halm
said | Oren Vask (Veltia) | mixed | on: 2032-02-17 | "work would begin before the first snow"
not demand
not meeting | cancelled
