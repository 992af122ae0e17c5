published: 2031-08-12
---
Kestria: No ships before winter

A senior official from Brennia, who asked not to be named, said that Kestria had told mediators it would return the trawlers in spring.

Kestria's government spokesman, Emil Tarn, denied that any such offer had been made. "Nobody has promised anything," he said.

In a joint statement, the two navies said the search for the missing crew would go on.
---
missed: said | Kestria | "No ships before winter"
missed: said | senior official (Brennia) | indirect | "Kestria had told mediators it would return the trawlers in spring"
said | Kestria | indirect | "it would return the trawlers in spring"
said | Emil Tarn (Kestria) | indirect | "any such offer had been made"
said | Emil Tarn (Kestria) | direct | "Nobody has promised anything"
said | indirect | "the search for the missing crew would go on"
not agreement
not meeting
