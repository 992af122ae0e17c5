published: 2031-06-25
---
Maroa dropped its demand for a new border commission on Tuesday, as negotiations with Veltia went into a third week in Halm.

Veltia, which had asked Maroa to release the crew of the Heron, thanked it for sending the sailors home on Monday.

The two sides are close to a deal on the railway, Sorland's foreign minister, Petra Lund, said. The Lake Union, which had threatened to suspend its loans to Veltia, did so last week.
---
missed: demand | withdrawn | Maroa | what: a new border commission
missed: demand | met | Veltia | to: Maroa | what: release the crew of the Heron
missed: meeting | ongoing | Maroa, Veltia | place: Halm | what: negotiations with Veltia went into a third week in Halm
missed: agreement | partial | what: a deal on the railway | what: close to a deal on the railway
missed: threat | carried out | Lake Union | what: suspend its loans to Veltia
said | Petra Lund (Sorland) | indirect | "The two sides are close to a deal on the railway"
not agreement | reached
not agreement | failed
