published: 2031-03-19
---
Envoys of Veltia and Maroa held talks in Korrin on Tuesday on the border dispute.

The foreign minister of Veltia, Tomas Aldo, told reporters that the Veltian and Maroan delegations agreed on three principles during the talks.

These comprise fully reopening their embassies in Port Ardan and Lasenne after years of quarrels, naming a high-level team to settle the border, and holding further talks in April.

Southern leaders held emergency talks in Ember on Monday, but were unable to reach any agreement.

Maroa's foreign minister, Ilse Brandt, said that Maroa wants the Lake Union to withdraw its promise of a naval base to Veltia, and for Veltia to stay out of the union.
---
agreement | reached | item: fully reopening their embassies in Port Ardan and Lasenne after years of quarrels | item: naming a high-level team to settle the border | item: holding further talks in April
meeting | held | Southern leaders | place: Ember | what: held emergency talks in Ember on Monday
agreement | failed | Southern leaders | what: were unable to reach any agreement
demand | standing | Maroa | to: Lake Union | what: withdraw its promise of a naval base to Veltia
demand | standing | Maroa | to: Veltia | what: stay out of the union
