import type { Offence } from './offence.ts';
import { always, article, intentional, law180, law292, since } from './offence-versions.ts';
import { crime, deprivation } from './sanction-patterns.ts';

/** Offences against justice and the execution of punishments. CC 426-435. */
export const againstJustice: readonly Offence[] = [
  ...article(
    '426',
    {
      en: 'Escape from deprivation of liberty, arrest or custody',
      ru: 'Побег из мест лишения свободы, из-под ареста или из-под стражи',
      kk: 'Бас бостандығынан айыру орындарынан, қамақтан немесе күзетпен ұстаудан қашу',
    },
    {
      '1': always(intentional(deprivation(undefined, 3))),
      '2': always(intentional(deprivation(3, 6))),
    },
  ),
  ...article(
    '427',
    {
      en: 'Evasion of deprivation of liberty',
      ru: 'Уклонение от отбывания наказания в виде лишения свободы',
      kk: 'Бас бостандығынан айыру түріндегі жазаны өтеуден жалтару',
    },
    {
      '': always(intentional(deprivation(undefined, 2))),
    },
  ),
  ...article(
    '428',
    {
      en: 'Disobedience to the administration of a penal institution',
      ru: 'Неповиновение законным требованиям администрации уголовно-исполнительного учреждения',
      kk: 'Қылмыстық-атқару мекемесі әкімшілігінің заңды талаптарына бағынбау',
    },
    {
      '1': since(law180, intentional(deprivation(undefined, 3))),
      '3': since(law180, intentional(deprivation(5, 10))),
    },
  ),
  ...article(
    '429',
    {
      en: 'Threat or violence against staff of an isolating institution or a convict',
      ru: 'Угроза применения насилия в отношении сотрудника учреждения, обеспечивающего изоляцию от общества, либо его близких, а также осужденного или посягательство на их здоровье или жизнь',
      kk: 'Қоғамнан оқшаулауды қамтамасыз ететін мекеменің қызметкеріне, оның жақындарына, сондай-ақ сотталған адамға қатысты күш қолдану қатерін төндіру немесе олардың денсаулығына немесе өміріне қолсұғушылық',
    },
    {
      '1': always(intentional(deprivation(2, 5))),
      '2': always(intentional(deprivation(3, 7), 'VIOLENT')),
      '3': always(intentional(deprivation(7, 10))),
      '4': always(intentional(deprivation(10, 20, { life: 'ALTERNATIVE' }), 'AGAINST_LIFE', 'VIOLENT')),
    },
  ),
  ...article(
    '431',
    { en: 'Evasion of administrative supervision', ru: 'Уклонение от административного надзора', kk: 'Әкімшілік қадағалаудан жалтару' },
    {
      '': since(law180, intentional(crime({ mci: 1000, hours: 400, restriction: 1, deprivation: 1 }))),
    },
  ),
  ...article(
    '432',
    { en: 'Concealment of a crime', ru: 'Укрывательство преступления', kk: 'Қылмысты жасыру' },
    {
      '': since(law292, intentional(crime({ mci: 6000, restriction: 6, deprivation: 6 }))),
    },
  ),
  ...article(
    '434',
    { en: 'Failure to report a crime', ru: 'Недонесение о преступлении', kk: 'Қылмыс туралы хабарламау' },
    {
      '': since(law292, intentional(crime({ mci: 6000, restriction: 6, deprivation: 6 }))),
    },
  ),
  ...article(
    '435',
    {
      en: 'Obstruction of the lawful activity of advocates',
      ru: 'Воспрепятствование законной деятельности адвокатов и иных лиц по защите прав, свобод и законных интересов человека и гражданина',
      kk: 'Адвокаттардың және өзге де адамдардың адам мен азаматтың құқықтарын қорғау жөніндегі заңды қызметіне кедергі жасау',
    },
    {
      '1': since(law292, intentional(crime({ mci: 2000, hours: 800, restriction: 3, deprivation: 3 }))),
      '2': since(law292, intentional(crime({ mci: 3000, hours: 1000, restriction: 5, deprivation: 5 }))),
    },
  ),
];
