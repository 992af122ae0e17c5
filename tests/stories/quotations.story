published: 2031-03-27
---
Tomas Aldo, the foreign minister of Veltia, spoke to reporters after the talks.

"We came with a plan," he said, "and they came with a list." He described the mood as "cold, but not hostile".

According to Maroa's ambassador, Nils Eck, nobody had raised his voice. The reports of a quarrel were "pure invention", he added.

"I have sat in worse rooms," Aldo said. "I have sat in them for years."
---
said | Tomas Aldo (Veltia) | direct | "We came with a plan and they came with a list"
said | Tomas Aldo (Veltia) | "cold, but not hostile"
missed: said | Nils Eck (Maroa) | indirect | "nobody had raised his voice"
missed: said | Nils Eck (Maroa) | mixed | "The reports of a quarrel were pure invention"
said | Tomas Aldo (Veltia) | direct | "I have sat in worse rooms. I have sat in them for years"
not demand
not commitment
not threat
