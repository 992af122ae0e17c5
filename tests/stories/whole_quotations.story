published: 2031-05-14
---
Maren Holt, the foreign minister of Veltia, said the talks with Maroa on the dam would go on.

"We have time, and we will use every day of it."

Her counterpart was less patient. "The river does not wait. It was low in March, it is lower now. By August there will be nothing left to share," said Maroa's foreign minister, Tomas Eck.

"We have written this to them in April," he went on. "We have written it in May.

"They answer with a calendar. We need an answer with a number in it."
---
said | Maren Holt (Veltia) | indirect | "the talks with Maroa on the dam would go on"
said | Maren Holt (Veltia) | direct | "We have time, and we will use every day of it"
said | Tomas Eck (Maroa) | direct | "The river does not wait. It was low in March, it is lower now. By August there will be nothing left to share"
said | Tomas Eck (Maroa) | direct | "We have written this to them in April. We have written it in May. They answer with a calendar. We need an answer with a number in it"
