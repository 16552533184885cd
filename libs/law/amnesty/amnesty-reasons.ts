import type { Wording } from '../wording.ts';

/** Why a question of amnesty may need a person. */
export const amnestyReasons = {
  AMNESTY_ACT_NOT_VERIFIED: {
    en: 'the act of amnesty was not read: it covers a closed list of articles',
    ru: 'текст акта об амнистии не прочитан: он распространяется на закрытый перечень статей',
    kk: 'рақымшылық жасау туралы актінің мәтіні оқылмаған: ол баптардың жабық тізбесіне қолданылады',
  },
  AMNESTY_CUT_NOT_KNOWN: {
    en: 'the act reduces the unserved part, but its text does not say by how much, or the share was not verified',
    ru: 'акт сокращает неотбытую часть наказания, но её доля в тексте не названа или не проверена',
    kk: 'акт жазаның өтелмеген бөлігін қысқартады, бірақ қандай бөлікке екені мәтінде айтылмаған немесе тексерілмеген',
  },
  AMNESTY_LIST_NOT_VERIFIED: {
    en: 'the act keeps out the articles of a list, which was not verified as a whole: look the article up in it',
    ru: 'акт не распространяется на статьи по перечню, который проверен не полностью: статью нужно сверить с перечнем',
    kk: 'акт тізбедегі баптарға қолданылмайды, ал тізбе толық тексерілмеген: бапты тізбемен салыстыру қажет',
  },
  AMNESTY_EXCLUSION_NOT_VERIFIED: {
    en: 'whether the law keeps corruption offences out of this amnesty was not verified',
    ru: 'не проверено, исключает ли закон коррупционные преступления из этой амнистии',
    kk: 'заң сыбайлас жемқорлық қылмыстарды бұл рақымшылықтан шығара ма, ол тексерілмеген',
  },
  AMNESTY_DAY_NOT_VERIFIED: {
    en: 'the day on which the act took effect was not verified, and the question does not fix it',
    ru: 'день введения акта в действие не проверен и в вопросе не указан',
    kk: 'актінің қолданысқа енгізілген күні тексерілмеген және сұрақта көрсетілмеген',
  },
  DAMAGE_UNKNOWN: {
    en: 'what became of the damage decides, and it is not given',
    ru: 'решает, возмещён ли ущерб, а это не указано',
    kk: 'залалдың өтелген-өтелмегені шешуші, ал ол көрсетілмеген',
  },
} as const satisfies Readonly<Record<string, Wording>>;
