import type { PersonName, Sex } from '../../libs/person/person.events.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A name as the country's documents spell them; family and given names are common ones, put together by chance. */
export function syntheticName(random: SeededRandom, sex: Sex): PersonName {
  const kin = random.weighted(kins);
  const familyName = kin.family(random.pick(kin.families), sex);
  const givenName = random.pick(kin.given[sex]);
  if (random.chance(kin.withoutPatronymic)) return { familyName, givenName };
  return { familyName, givenName, patronymic: kin.patronymic(random.pick(kin.fathers), sex, random) };
}

interface Kin {
  readonly weight: number;
  readonly families: readonly string[];
  readonly family: (stem: string, sex: Sex) => string;
  readonly given: Readonly<Record<Sex, readonly string[]>>;
  readonly fathers: readonly string[];
  readonly patronymic: (father: string, sex: Sex, random: SeededRandom) => string;
  readonly withoutPatronymic: number;
}

/** `Ахметов` and `Ахметова`, `Достоевский` and `Достоевская`; what ends otherwise is the same for both. */
function withFeminine(stem: string, sex: Sex): string {
  if (sex === 'M') return stem;
  if (/(ов|ев|ёв|ин)$/.test(stem)) return `${stem}а`;
  return stem.endsWith('ский') ? `${stem.slice(0, -2)}ая` : stem;
}

/** Names that are written one after the other. */
function listed(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}

const kazakhMen = listed(`
    Айдос Алмас Арман Асқар Бауыржан Бекзат Болат Дәурен Данияр Дархан Еркін Ерлан Жандос Жасұлан Қайрат Қанат Мақсат Марат Мейрам
    Мұрат Нұрбол Нұрлан Нұржан Олжас Рүстем Самат Санжар Серік Талғат Тимур Шыңғыс Ықылас
  `);
const kazakhWomen = listed(`
    Айгүл Айжан Айнұр Ақмарал Алия Анар Асель Әсел Баян Гүлмира Гүлнар Дана Динара Жанар Жансая Зарина Қарлығаш Ләззат Мадина Мәншүк
    Меруерт Назгүл Раушан Сәуле Толғанай Шолпан
  `);
const russianMen = listed(`
    Александр Алексей Андрей Антон Артём Виктор Владимир Денис Дмитрий Евгений Иван Игорь Максим Михаил Николай Олег Павел Роман
    Сергей Юрий
  `);
/** Fathers whose patronymic is not formed as those of others. */
const irregularFathers: readonly string[] = ['Дмитрий', 'Михаил', 'Павел'];

const russianWomen = listed(`
    Александра Алёна Анастасия Анна Валентина Вера Галина Екатерина Елена Ирина Ксения Любовь Мария Надежда Наталья Оксана Ольга
    Светлана Татьяна Юлия
  `);

const kins: readonly Kin[] = [
  {
    weight: 66,
    families: listed(`
    Абдрахманов Абенов Айтбаев Ақанов Алиев Ахметов Әлімбаев Байжанов Бекенов Бейсенбаев Досжанов Ерғалиев Есенов Жақсылықов Жүнісов
    Ибраев Искаков Қалиев Қасымов Құлбаев Мұқанов Нұрғалиев Нұрпейісов Оразбаев Оспанов Рахимов Сағынтаев Сейітов Смағұлов Сұлтанов
    Тоқтаров Төлегенов Умаров Шаяхметов Тұрсынбек Жұмабай Сәбит
  `),
    family: withFeminine,
    given: { M: kazakhMen, F: kazakhWomen },
    fathers: kazakhMen,
    patronymic: (father, sex, random) => (random.chance(0.55) ? kazakhPatronymic(father, sex) : russianPatronymic(father, sex)),
    withoutPatronymic: 0.12,
  },
  {
    weight: 24,
    families: listed(`
    Белов Богданов Васильев Волков Воробьёв Голубев Егоров Зайцев Иванов Кравченко Кузнецов Лебедев Мельник Морозов Новиков Павлов
    Петров Попов Савченко Семёнов Смирнов Соколов Степанов Тарасов Фёдоров Чернышевский Шевченко Яковлев
  `),
    family: withFeminine,
    given: { M: russianMen, F: russianWomen },
    fathers: russianMen.filter((name) => !irregularFathers.includes(name)),
    patronymic: (father, sex) => russianPatronymic(father, sex),
    withoutPatronymic: 0.02,
  },
  {
    weight: 10,
    families: listed(`
    Абдуллаев Бауэр Ван Гафуров Исмаилов Ким Мамедов Пак Розыбакиев Садыков Усманов Хасанов Цой Шмидт Юлдашев
  `),
    family: withFeminine,
    given: {
      M: listed('Азамат Артур Виталий Ильдар Равиль Рашид Рустам Фарид Шамиль Эдуард'),
      F: listed('Виолетта Гульнара Диана Зульфия Лариса Лилия Малика Регина Роза Эльвира'),
    },
    fathers: listed('Азамат Артур Ильдар Равиль Рашид Рустам Фарид Шамиль Эдуард'),
    patronymic: (father, sex) => russianPatronymic(father, sex),
    withoutPatronymic: 0.25,
  },
];

function kazakhPatronymic(father: string, sex: Sex): string {
  return `${father}${sex === 'M' ? 'ұлы' : 'қызы'}`;
}

function russianPatronymic(father: string, sex: Sex): string {
  if (father.endsWith('ий')) return `${father.slice(0, -2)}ь${sex === 'M' ? 'евич' : 'евна'}`;
  if (/[йь]$/.test(father)) return `${father.slice(0, -1)}${sex === 'M' ? 'евич' : 'евна'}`;
  return `${father}${sex === 'M' ? 'ович' : 'овна'}`;
}
