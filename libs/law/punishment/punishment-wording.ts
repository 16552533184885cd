import type { SubjectWording } from '../wording.ts';

/** How the steps of a question about a sentence are read aloud. */
export const punishmentWording: SubjectWording = {
  sentences: {
    'no offence on this day': {
      en: 'The conduct of CC {articlePart} was no offence on {day}.',
      ru: 'Деяние, предусмотренное ст. {articlePart} УК, на {day} уголовно наказуемым не являлось.',
      kk: 'ҚК {articlePart}-бабында көзделген әрекет {day} күні қылмыстық жазаланатын болған жоқ.',
    },
    'what the sanction says': {
      en: 'What is known of the sanction of CC {articlePart} on {day}: {result}; least deprivation of liberty in months: {fromMonths}.',
      ru: 'Что известно о санкции ст. {articlePart} УК на {day}: {result}; нижний предел лишения свободы в месяцах: {fromMonths}.',
      kk: 'ҚК {articlePart}-бабының {day} күнгі санкциясы туралы белгілісі: {result}; бас бостандығынан айырудың төменгі шегі, ай: {fromMonths}.',
    },
    'age at the offence': {
      en: 'Born on {birthDate}, the person was {result} on the day of the offence, {committedOn}.',
      ru: 'Лицу, родившемуся {birthDate}, на день совершения деяния ({committedOn}) было полных лет: {result}.',
      kk: '{birthDate} күні туған адам әрекет жасалған күні ({committedOn}) толық {result} жаста болған.',
    },
    'age of liability': {
      en: 'The person was {age} at the offence; the age from which this is answered for is {from}: {result}.',
      ru: 'На день деяния лицу было {age}; возраст ответственности — {from}: {result}.',
      kk: 'Әрекет жасалған күні адам {age} жаста болған; жауаптылық жасы — {from}: {result}.',
    },
    'kind of punishment': {
      en: 'The punishment is {punishment}, category of the offence: {category}; {result}.',
      ru: 'Наказание — {punishment}, категория деяния — {category}: {result}.',
      kk: 'Жаза — {punishment}, әрекеттің санаты — {category}: {result}.',
    },
    'life and the person': {
      en: 'Deprivation of liberty for life is not imposed on this person ({sex}): {result}.',
      ru: 'Пожизненное лишение свободы этому лицу ({sex}) не назначается: {result}.',
      kk: 'Өмір бойына бас бостандығынан айыру бұл адамға ({sex}) тағайындалмайды: {result}.',
    },
    'punishment and the person': {
      en: 'The punishment — {punishment} — is not imposed on this person: {result}.',
      ru: 'Наказание — {punishment} — этому лицу не назначается: {result}.',
      kk: 'Жаза — {punishment} — бұл адамға тағайындалмайды: {result}.',
    },
    'deprivation of liberty of a minor': {
      en: 'Deprivation of liberty of a person under 18 at the offence, category of the offence {category}: {result}.',
      ru: 'Лишение свободы лица, не достигшего 18 лет на день деяния; категория — {category}: {result}.',
      kk: 'Әрекет жасалған күні 18 жасқа толмаған адамды бас бостандығынан айыру; санаты — {category}: {result}.',
    },
    'limits of the punishment': {
      en: '{punishment}: {given} was imposed; the law allows from {from} to {to} ({unit}): {result}.',
      ru: '{punishment}: назначено {given}; закон допускает от {from} до {to} ({unit}): {result}.',
      kk: '{punishment}: {given} тағайындалған; заң {from} бастап {to} дейін жол береді ({unit}): {result}.',
    },
    'payment of the fine': {
      en: 'The payment of the fine is spread over {months} months, of at most {toMonths}: {result}.',
      ru: 'Штраф рассрочен на {months} мес. при пределе {toMonths} мес.: {result}.',
      kk: 'Айыппұлды төлеу {months} айға бөлінген, шегі — {toMonths} ай: {result}.',
    },
    'suspended sentence': {
      en: 'A suspended sentence; the punishment is {punishment}: {result}.',
      ru: 'Условное осуждение; наказание — {punishment}: {result}.',
      kk: 'Шартты түрде соттау; жаза — {punishment}: {result}.',
    },
    'bar of suspension': {
      en: 'A bar of the suspended sentence was examined — {bar}: {result}.',
      ru: 'Проверен запрет условного осуждения — {bar}: {result}.',
      kk: 'Шартты түрде соттауға тыйым тексерілді — {bar}: {result}.',
    },
    'ban for life': {
      en: 'A ban of posts or activities for an offence under CC {articlePart}, as to whether it is for life: {result}.',
      ru: 'Лишение права занимать должность или заниматься деятельностью по ст. {articlePart} УК, пожизненность: {result}.',
      kk: 'ҚК {articlePart}-бабы бойынша лауазымды атқару немесе қызметпен айналысу құқығынан айыру, өмір бойылығы: {result}.',
    },
    'limits of the ban': {
      en: 'The ban is for {months} months; the law allows from {from} to {to}: {result}.',
      ru: 'Лишение права — на {months} мес.; закон допускает от {from} до {to}: {result}.',
      kk: 'Құқықтан айыру — {months} айға; заң {from} бастап {to} дейін жол береді: {result}.',
    },
    'sanction as a whole': {
      en: 'On {day} the category of the offence is {category}; life in the sanction: {life}; punishments of which the court chooses: {result}.',
      ru: 'На {day} категория деяния — {category}; пожизненное лишение свободы в санкции: {life}; наказания на выбор суда: {result}.',
      kk: '{day} күнгі санаты — {category}; санкциядағы өмір бойына бас бостандығынан айыру: {life}; сот таңдайтын жазалар: {result}.',
    },
  },
  words: {
    LAWFUL: { en: 'lawful', ru: 'законно', kk: 'заңды' },
    UNLAWFUL: { en: 'unlawful', ru: 'незаконно', kk: 'заңсыз' },
    ALLOWED: { en: 'allowed', ru: 'допускается', kk: 'жол беріледі' },
    WITHIN: { en: 'within the limits', ru: 'в пределах', kk: 'шектен аспайды' },
    LISTED: {
      en: 'in the list of offences answered for from 14',
      ru: 'в перечне деяний с ответственностью с 14 лет',
      kk: '14 жастан жауаптылық туындайтын әрекеттер тізбесінде',
    },
    BARRED: { en: 'barred', ru: 'запрещено', kk: 'тыйым салынған' },
    NOT_BARRED: { en: 'not barred', ru: 'не запрещено', kk: 'тыйым салынбаған' },
    UNDER_18: { en: 'under 18 at the offence', ru: 'младше 18 лет на день деяния', kk: 'әрекет жасалған күні 18 жасқа толмаған' },
    NONE: { en: 'none', ru: 'нет', kk: 'жоқ' },
    ALTERNATIVE: { en: 'beside other punishments', ru: 'наряду с другими наказаниями', kk: 'басқа жазалармен қатар' },
    ONLY: { en: 'the only punishment', ru: 'единственное наказание', kk: 'жалғыз жаза' },
    MCI: { en: 'monthly calculation indices', ru: 'МРП', kk: 'АЕК' },
    HOURS: { en: 'hours', ru: 'часы', kk: 'сағат' },
    DAYS: { en: 'days', ru: 'дни', kk: 'күн' },
    MONTHS: { en: 'months', ru: 'месяцы', kk: 'ай' },
    DEPRIVATION_FROM: {
      en: 'deprivation of liberty not below a least term',
      ru: 'лишение свободы не ниже нижнего предела',
      kk: 'бас бостандығынан айыру төменгі шектен кем емес',
    },
    LIFE_NOT_APPLICABLE: {
      en: 'life is the only punishment of the sanction and cannot be imposed on this person; the wording of CC 46 was not verified',
      ru: 'санкция предусматривает только пожизненное лишение свободы, которое этому лицу не назначается; текст ст. 46 УК не сверен',
      kk: 'санкцияда тек өмір бойына бас бостандығынан айыру көзделген, ол бұл адамға тағайындалмайды; ҚК 46-бабының мәтіні тексерілмеген',
    },
    NO_OFFENCE: { en: 'the conduct was no offence', ru: 'деяние не было уголовно наказуемым', kk: 'әрекет қылмыстық жазаланатын болмаған' },
    UNDER_AGE_OF_LIABILITY: {
      en: 'under the age of liability',
      ru: 'возраст уголовной ответственности не достигнут',
      kk: 'қылмыстық жауаптылық жасына толмаған',
    },
    KIND_NOT_FOR_MISDEMEANOUR: {
      en: 'not a punishment for a misdemeanour',
      ru: 'за уголовный проступок не назначается',
      kk: 'қылмыстық теріс қылық үшін тағайындалмайды',
    },
    KIND_NOT_FOR_CRIME: { en: 'not a punishment for a crime', ru: 'за преступление не назначается', kk: 'қылмыс үшін тағайындалмайды' },
    KIND_NOT_FOR_CATEGORY: {
      en: 'not a punishment for crimes of this category',
      ru: 'за преступления этой категории не назначается',
      kk: 'осы санаттағы қылмыстар үшін тағайындалмайды',
    },
    LIFE_NOT_IN_SANCTION: {
      en: 'the sanction does not name life',
      ru: 'санкция не предусматривает пожизненного лишения свободы',
      kk: 'санкцияда өмір бойына бас бостандығынан айыру көзделмеген',
    },
    LIFE_ONLY: {
      en: 'the sanction names deprivation of liberty for life and nothing else',
      ru: 'санкция предусматривает только пожизненное лишение свободы',
      kk: 'санкцияда тек өмір бойына бас бостандығынан айыру көзделген',
    },
    NO_RESTRICTION_OF_LIBERTY: {
      en: 'the sanction names no restriction of liberty',
      ru: 'санкция не предусматривает ограничения свободы',
      kk: 'санкцияда бас бостандығын шектеу көзделмеген',
    },
    KIND_NOT_IN_SANCTION: {
      en: 'the sanction does not name this punishment',
      ru: 'санкция не предусматривает этого наказания',
      kk: 'санкцияда бұл жаза көзделмеген',
    },
    LIFE_NOT_FOR_MINORS: {
      en: 'no life for a person under 18 at the offence',
      ru: 'пожизненное лишение свободы не назначается тому, кто совершил деяние до 18 лет',
      kk: '18 жасқа дейін әрекет жасаған адамға өмір бойына бас бостандығынан айыру тағайындалмайды',
    },
    LIFE_NOT_FOR_WOMEN: {
      en: 'no life for women',
      ru: 'пожизненное лишение свободы не назначается женщинам',
      kk: 'әйелдерге өмір бойына бас бостандығынан айыру тағайындалмайды',
    },
    LIFE_NOT_FOR_MEN_BY_AGE: {
      en: 'no life for men of 63 and over on the day of the sentence',
      ru: 'пожизненное лишение свободы не назначается мужчинам 63 лет и старше на день приговора',
      kk: 'үкім шығарылған күні 63 жастағы және одан үлкен ер адамдарға өмір бойына бас бостандығынан айыру тағайындалмайды',
    },
    MINOR_NO_ARREST: {
      en: 'no arrest for a person under 18 at the offence',
      ru: 'несовершеннолетним арест не назначается',
      kk: 'кәмелетке толмағандарға қамаққа алу тағайындалмайды',
    },
    MINOR_NO_DEPRIVATION_OF_LIBERTY: {
      en: 'no deprivation of liberty of a minor for a minor crime, nor for a medium one without death',
      ru: 'несовершеннолетнему лишение свободы за преступление небольшой тяжести и средней тяжести без причинения смерти не назначается',
      kk: 'кәмелетке толмағанға онша ауыр емес және өлімге әкеп соқпаған ауырлығы орташа қылмыс үшін бас бостандығынан айыру тағайындалмайды',
    },
    NOT_FOR_PREGNANT: { en: 'not for pregnant women', ru: 'беременным не назначается', kk: 'жүкті әйелдерге тағайындалмайды' },
    NOT_FOR_WOMEN_WITH_CHILD: {
      en: 'not for women with a child under age',
      ru: 'женщинам, имеющим малолетних детей, не назначается',
      kk: 'жас балалары бар әйелдерге тағайындалмайды',
    },
    NOT_FOR_LONE_FATHERS: {
      en: 'not for men who raise a child under age alone',
      ru: 'мужчинам, в одиночку воспитывающим малолетних детей, не назначается',
      kk: 'жас балаларын жалғыз тәрбиелеп отырған ер адамдарға тағайындалмайды',
    },
    NOT_FOR_WOMEN_BY_AGE: {
      en: 'not for women of 58 and over',
      ru: 'женщинам 58 лет и старше не назначается',
      kk: '58 жастағы және одан үлкен әйелдерге тағайындалмайды',
    },
    NOT_FOR_MEN_BY_AGE: {
      en: 'not for men of 63 and over',
      ru: 'мужчинам 63 лет и старше не назначается',
      kk: '63 жастағы және одан үлкен ер адамдарға тағайындалмайды',
    },
    NOT_FOR_DISABLED: {
      en: 'not for persons with a disability of group I or II',
      ru: 'лицам с инвалидностью I или II группы не назначается',
      kk: 'I немесе II топтағы мүгедектігі бар адамдарға тағайындалмайды',
    },
    TERM_NOT_IN_MONTHS_AND_YEARS: {
      en: 'the term is not in months and years',
      ru: 'срок исчислен не в месяцах и годах',
      kk: 'мерзім аймен және жылмен есептелмеген',
    },
    TERM_NOT_IN_DAYS: { en: 'the term is not in days', ru: 'срок исчислен не в сутках', kk: 'мерзім тәулікпен есептелмеген' },
    ABOVE_MAXIMUM: { en: 'above the most allowed', ru: 'выше верхнего предела', kk: 'жоғарғы шектен асады' },
    BELOW_MINIMUM: { en: 'below the least allowed', ru: 'ниже нижнего предела', kk: 'төменгі шектен кем' },
    PAYMENT_TERM_ABOVE_MAXIMUM: {
      en: 'the payment is spread for too long',
      ru: 'рассрочка превышает предел',
      kk: 'бөліп төлеу мерзімі шектен асады',
    },
    SUSPENDED_ONLY_FOR_DEPRIVATION_OF_LIBERTY: {
      en: 'only deprivation of liberty for a term can be suspended',
      ru: 'условным может быть только лишение свободы на срок',
      kk: 'тек мерзімді бас бостандығынан айыру ғана шартты болуы мүмкін',
    },
    SUSPENDED_NOT_FOR_ESPECIALLY_GRAVE: {
      en: 'no suspension for especially grave crimes',
      ru: 'за особо тяжкие преступления условное осуждение не применяется',
      kk: 'аса ауыр қылмыстар үшін шартты түрде соттау қолданылмайды',
    },
    SUSPENDED_NOT_FOR_CORRUPTION: {
      en: 'no suspension for corruption crimes',
      ru: 'за коррупционные преступления условное осуждение не применяется',
      kk: 'сыбайлас жемқорлық қылмыстары үшін шартты түрде соттау қолданылмайды',
    },
    SUSPENDED_NOT_FOR_TERRORIST: {
      en: 'no suspension for terrorist crimes',
      ru: 'за террористические преступления условное осуждение не применяется',
      kk: 'террористік қылмыстар үшін шартты түрде соттау қолданылмайды',
    },
    SUSPENDED_NOT_FOR_EXTREMIST: {
      en: 'no suspension for extremist crimes',
      ru: 'за экстремистские преступления условное осуждение не применяется',
      kk: 'экстремистік қылмыстар үшін шартты түрде соттау қолданылмайды',
    },
    SUSPENDED_NOT_FOR_CRIMINAL_GROUP: {
      en: 'no suspension for crimes in a criminal group',
      ru: 'за преступления в составе преступной группы условное осуждение не применяется',
      kk: 'қылмыстық топ құрамында жасалған қылмыстар үшін шартты түрде соттау қолданылмайды',
    },
    SUSPENDED_NOT_FOR_SEXUAL_VS_MINOR: {
      en: 'no suspension for crimes against the sexual inviolability of minors',
      ru: 'за преступления против половой неприкосновенности несовершеннолетних условное осуждение не применяется',
      kk: 'кәмелетке толмағандардың жыныстық тиіспеушілігіне қарсы қылмыстар үшін шартты түрде соттау қолданылмайды',
    },
    BAN_ABOVE_MAXIMUM: { en: 'the ban is too long', ru: 'срок лишения права выше предела', kk: 'құқықтан айыру мерзімі шектен асады' },
    BAN_BELOW_MINIMUM: { en: 'the ban is too short', ru: 'срок лишения права ниже предела', kk: 'құқықтан айыру мерзімі шектен кем' },
    BAN_NOT_FOR_LIFE: {
      en: 'a ban for life is not provided for this offence',
      ru: 'пожизненное лишение права за это деяние не предусмотрено',
      kk: 'бұл әрекет үшін өмір бойына құқықтан айыру көзделмеген',
    },
    BAN_MUST_BE_FOR_LIFE: {
      en: 'the ban must be for life',
      ru: 'лишение права должно быть пожизненным',
      kk: 'құқықтан айыру өмір бойына болуға тиіс',
    },
  },
};
