published: 2031-03-19
---
KORRIN - Veltia and Maroa agreed on Tuesday to reopen the Iron Bridge, exchange all prisoners and share the water of the lake.

The deal was signed by President Oren Vask of Veltia and Prime Minister Lena Stroud of Maroa after two days of talks in Korrin.

"This is the first thing we have signed together in a generation," Stroud said. Vask said that the hard part was still to come.
---
agreement | reached | Veltia, Maroa | when: 2031-03-18 | what: reopen the Iron Bridge, exchange all prisoners and share the water of the lake | what: the deal was signed
meeting | held | place: Korrin | what: two days of talks in Korrin
said | Lena Stroud (Maroa) | direct | "This is the first thing we have signed together in a generation"
said | Oren Vask (Veltia) | indirect | "the hard part was still to come"
not agreement | failed
not rejection
