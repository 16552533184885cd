import type { SubjectWording } from '../wording.ts';

/** How the steps of a question of parole are read aloud. */
export const paroleWording: SubjectWording = {
  sentences: {
    'no parole from this punishment': {
      en: 'The punishment is {punishment}, from which there is no parole.',
      ru: 'Наказание — {punishment}: условно-досрочное освобождение от него не предусмотрено.',
      kk: 'Жаза — {punishment}: одан шартты түрде мерзімінен бұрын босату көзделмеген.',
    },
    'vulnerable group': {
      en: 'On {day} the person is a {sex} aged {age}; grounds for the milder fractions of vulnerable groups: {result}.',
      ru: 'На {day}: {sex}, {age:year}; основания для льготных долей: {result}.',
      kk: '{day} күнгі жағдай бойынша: {sex}, {age} жас; жеңілдетілген бөліктердің негіздері: {result}.',
    },
    bar: {
      en: 'A bar was examined for the offence under article {article} of {committedOn} — {bar}: {result}.',
      ru: 'Проверен запрет по деянию от {committedOn}, статья {article} — {bar}: {result}.',
      kk: '{committedOn} күнгі әрекет бойынша тыйым тексерілді, {article}-бап — {bar}: {result}.',
    },
    'fraction by the gravest offence': {
      en: 'What decides is the gravest offence: {situation}. By the fractions {group}, {result} of the term must be served.',
      ru: 'Определяет самое тяжкое деяние: {situation}. По долям {group} подлежит отбытию {result} срока.',
      kk: 'Айқындайтын ең ауыр әрекет — {situation}; мерзімнің {result} бөлігі өтелуге тиіс ({group}).',
    },
    'fraction after a revoked parole': {
      en: 'An earlier parole was revoked on ground {ground} of CC 72(7). By the fractions {group}, {result} of {of} must be served.',
      ru: 'Ранее условно-досрочное освобождение отменено по основанию {ground} ч. 7 ст. 72 УК. По долям {group} подлежит отбытию {result} {of}.',
      kk: 'Бұрын шартты түрде мерзімінен бұрын босату ҚК 72-б. 7-бөлігінің {ground}-негізі бойынша жойылған; {of} {result} бөлігі өтелуге тиіс ({group}).',
    },
    'must or may': {
      en: 'Damage repaid: {DAMAGE_REPAID}; no malicious violation of the order of service: {NO_MALICIOUS_VIOLATION}. The court {result}.',
      ru: 'Ущерб возмещён: {DAMAGE_REPAID}; отсутствие злостных нарушений порядка отбывания: {NO_MALICIOUS_VIOLATION}. Суд {result}.',
      kk: 'Залал өтелген: {DAMAGE_REPAID}; жазаны өтеу тәртібін қаскөйлікпен бұзудың болмауы: {NO_MALICIOUS_VIOLATION}. Сот {result}.',
    },
    'the part in whole months': {
      en: '{part} of {months:month} is {served:month}; served from {start}, the first day after it is {result}.',
      ru: '{part} от {months} мес. — {served:month}; при отбывании с {start} первый день после неё — {result}.',
      kk: '{months} айдың {part} бөлігі — {served:month}; {start} күнінен бастап өтегенде одан кейінгі бірінші күн — {result}.',
    },
    'the part in days, rounded up': {
      en: '{part} of {days:day}, rounded up, is {served:day}; served from {start}, the first day after it is {result}.',
      ru: '{part} от {days} дн. с округлением вверх — {served:day}; при отбывании с {start} первый день после неё — {result}.',
      kk: '{days} күннің жоғары дөңгелектелген {part} бөлігі — {served:day}; {start} күнінен бастап өтегенде одан кейінгі бірінші күн — {result}.',
    },
    'earlier by the credit': {
      en: 'The credit of {credited:day} moves {day} earlier, to {result}.',
      ru: 'Зачёт ({credited:day}) переносит {day} на более ранний день: {result}.',
      kk: 'Есепке алу ({credited:day}) {day} күнін ертерек күнге ауыстырады: {result}.',
    },
    'later by the days not served': {
      en: 'The days not served move {day} later, to {result}.',
      ru: 'Неотбытые дни переносят {day} на более поздний день: {result}.',
      kk: 'Өтелмеген күндер {day} күнін кейінірек күнге ауыстырады: {result}.',
    },
    'later as the last day was moved': {
      en: 'The last day of the term was moved by {days:day}, and {day} moves with it, to {result}.',
      ru: 'Последний день срока перенесён ({days:day}), с ним переносится {day}: {result}.',
      kk: 'Мерзімнің соңғы күні {days:day} ауыстырылды, онымен бірге {day} де ауысады: {result}.',
    },
    'served in fact': {
      en: 'Deprivation of liberty of at least {months:month} must be served in fact; from {start}, the first day after that is {result}.',
      ru: 'Фактически отбытый срок лишения свободы — не менее {months} мес.; при отбывании с {start} первый день после него — {result}.',
      kk: 'Бас бостандығынан айырудың нақты өтелген мерзімі кемінде {months:month} болуға тиіс; {start} күнінен бастап одан кейінгі бірінші күн — {result}.',
    },
    'first day of parole': {
      en: 'The first day of parole is {result}, the latest of these: {byFraction} by the fraction, {floor} by the floor, {remainderFrom} as the first day of what is being served; the last day of the term is {lastDay}.',
      ru: 'Первый день возможного освобождения — {result}, самый поздний из дней: по доле — {byFraction}, по минимально отбытому сроку — {floor}, начало отбываемой части — {remainderFrom}; последний день срока — {lastDay}.',
      kk: 'Босату мүмкін болатын бірінші күн — {result}, мына күндердің ең кеші: бөлік бойынша — {byFraction}, ең аз өтелетін мерзім бойынша — {floor}, өтеліп жатқан бөліктің басы — {remainderFrom}; мерзімнің соңғы күні — {lastDay}.',
    },
    'years served in fact': {
      en: 'Of a life term {years:year} must be served in fact; from {start}, the first day after that is {result}.',
      ru: 'Из пожизненного срока фактически подлежит отбытию {years:year}; при отбывании с {start} первый день после них — {result}.',
      kk: 'Өмір бойына мерзімнің {years:year} нақты өтелуге тиіс; {start} күнінен бастап одан кейінгі бірінші күн — {result}.',
    },
    'the term is served': {
      en: 'The last day of the term, {lastDay}, lies before {asOf}: the term is served.',
      ru: 'Последний день срока, {lastDay}, прошёл до {asOf}: срок отбыт.',
      kk: 'Мерзімнің соңғы күні, {lastDay}, {asOf} күніне дейін өтті: мерзім өтелген.',
    },
  },
  words: {
    'question.parole': {
      en: 'parole (conditional early release)',
      ru: 'условно-досрочное освобождение от отбывания наказания',
      kk: 'жазаны өтеуден шартты түрде мерзімінен бұрын босату',
    },
    ELIGIBLE: { en: 'parole is open', ru: 'освобождение возможно', kk: 'босатуға болады' },
    NOT_YET: { en: 'parole is not open yet', ru: 'освобождение ещё не возможно', kk: 'босатуға әлі болмайды' },
    'parole.verdict.BARRED': { en: 'parole is barred', ru: 'освобождение не применяется', kk: 'босату қолданылмайды' },
    BARRED: { en: 'barred', ru: 'запрет действует', kk: 'тыйым қолданылады' },
    NOT_BARRED: { en: 'not barred', ru: 'запрет не действует', kk: 'тыйым қолданылмайды' },
    ADMITTED: { en: 'admitted by an exception', ru: 'допускается по исключению', kk: 'ерекше жағдай бойынша рұқсат етіледі' },
    'parole.mode.MUST': { en: 'the court must release', ru: 'суд обязан освободить', kk: 'сот босатуға міндетті' },
    'parole.mode.MAY': { en: 'the court may release', ru: 'суд вправе освободить', kk: 'сот босатуға құқылы' },
    MUST: { en: 'must release', ru: 'обязан освободить', kk: 'босатуға міндетті' },
    MAY: { en: 'may release', ru: 'вправе освободить', kk: 'босатуға құқылы' },
    'bars.PUNISHMENT': {
      en: 'a punishment without parole',
      ru: 'вид наказания не допускает освобождения',
      kk: 'жаза түрі босатуға жол бермейді',
    },
    TERM_SERVED: { en: 'the term is served', ru: 'срок отбыт', kk: 'мерзім өтелген' },
    'bar.TERRORIST': { en: 'a terrorist crime', ru: 'террористическое преступление', kk: 'террористік қылмыс' },
    'bars.TERRORIST': { en: 'a terrorist crime', ru: 'террористическое преступление', kk: 'террористік қылмыс' },
    'bar.EXTREMIST': { en: 'an extremist crime', ru: 'экстремистское преступление', kk: 'экстремистік қылмыс' },
    'bars.EXTREMIST': { en: 'an extremist crime', ru: 'экстремистское преступление', kk: 'экстремистік қылмыс' },
    'bar.CORRUPTION': { en: 'a corruption crime', ru: 'коррупционное преступление', kk: 'сыбайлас жемқорлық қылмыс' },
    'bars.CORRUPTION': { en: 'a corruption crime', ru: 'коррупционное преступление', kk: 'сыбайлас жемқорлық қылмыс' },
    'bar.SEXUAL_VS_MINOR': {
      en: 'a crime against the sexual inviolability of minors',
      ru: 'преступление против половой неприкосновенности несовершеннолетних',
      kk: 'кәмелетке толмағандардың жыныстық тиіспеушілігіне қарсы қылмыс',
    },
    'bars.SEXUAL_VS_MINOR': {
      en: 'a crime against the sexual inviolability of minors',
      ru: 'преступление против половой неприкосновенности несовершеннолетних',
      kk: 'кәмелетке толмағандардың жыныстық тиіспеушілігіне қарсы қылмыс',
    },
    WOMAN_BY_AGE: { en: 'age of a woman', ru: 'возраст женщины', kk: 'әйелдің жасы' },
    MAN_BY_AGE: { en: 'age of a man', ru: 'возраст мужчины', kk: 'ер адамның жасы' },
    WOMAN_WITH_CHILD: { en: 'a woman with a child under age', ru: 'женщина с малолетним ребёнком', kk: 'жас баласы бар әйел' },
    MAN_ALONE_WITH_CHILD: {
      en: 'a man who raises a child under age alone',
      ru: 'мужчина, в одиночку воспитывающий малолетнего ребёнка',
      kk: 'жас баланы жалғыз өзі тәрбиелеп отырған ер адам',
    },
    ORDINARY: { en: 'for everyone', ru: 'для всех осуждённых', kk: 'барлық сотталғандар үшін' },
    VULNERABLE: { en: 'for vulnerable groups', ru: 'для льготных категорий', kk: 'жеңілдік берілетін санаттар үшін' },
    JUVENILE: {
      en: 'for persons under 18 at the offence',
      ru: 'для совершивших деяние до 18 лет',
      kk: 'әрекетті 18 жасқа дейін жасағандар үшін',
    },
    ORDINARY_COOPERATING: {
      en: 'for a fulfilled cooperation agreement',
      ru: 'при выполненном соглашении о сотрудничестве',
      kk: 'ынтымақтастық туралы келісім орындалғанда',
    },
    VULNERABLE_COOPERATING: {
      en: 'for vulnerable groups with a fulfilled cooperation agreement',
      ru: 'для льготных категорий при выполненном соглашении о сотрудничестве',
      kk: 'жеңілдік берілетін санаттар үшін ынтымақтастық туралы келісім орындалғанда',
    },
    ESPECIALLY_GRAVE_AGAINST_LIFE: {
      en: 'especially grave crime against life',
      ru: 'особо тяжкое преступление, посягающее на жизнь',
      kk: 'адам өміріне қол сұғатын аса ауыр қылмыс',
    },
    TERM: { en: 'the term', ru: 'срока', kk: 'мерзімнің' },
    REMAINDER: { en: 'the remainder', ru: 'оставшейся части срока', kk: 'мерзімнің қалған бөлігінің' },
  },
  fields: {
    'parole.answer.from': { en: 'first day', ru: 'первый день', kk: 'бірінші күні' },
    mode: { en: 'duty of the court', ru: 'обязанность суда', kk: 'соттың міндеті' },
    termEndsFirst: { en: 'the term ends first', ru: 'срок закончится раньше', kk: 'мерзім бұрын аяқталады' },
    bars: { en: 'bars', ru: 'запреты', kk: 'тыйымдар' },
    revokedBefore: {
      en: 'earlier parole revoked',
      ru: 'отмена прежнего условно-досрочного освобождения',
      kk: 'бұрынғы шартты түрде мерзімінен бұрын босатудың жойылуы',
    },
    ground: { en: 'ground', ru: 'основание', kk: 'негізі' },
    remainderFrom: { en: 'first day of the remainder', ru: 'первый день оставшейся части', kk: 'қалған бөліктің бірінші күні' },
    cooperation: {
      en: 'cooperation agreement fulfilled',
      ru: 'соглашение о сотрудничестве выполнено',
      kk: 'ынтымақтастық туралы келісім орындалған',
    },
    maliciousViolation: {
      en: 'malicious violation of the order of service',
      ru: 'злостное нарушение порядка отбывания наказания',
      kk: 'жазаны өтеу тәртібін қаскөйлікпен бұзу',
    },
    raisesChildUnder14: { en: 'raises a child under 14', ru: 'воспитывает ребёнка до 14 лет', kk: '14 жасқа толмаған баланы тәрбиелейді' },
    raisesChildAlone: { en: 'raises the child alone', ru: 'воспитывает ребёнка в одиночку', kk: 'баланы жалғыз өзі тәрбиелейді' },
  },
};
