import { clausesOf } from '../language/clauses.ts'
import { isHypothetical, isNegated, isQuestioned } from '../language/negation.ts'
import { spanOf } from '../language/span.ts'

/** How the customer took it 情绪, as far as somebody told. */
export const moodNames = { warm: '热情', calm: '平和', cool: '冷淡', upset: '不满' } as const
export type Mood = keyof typeof moodNames

/** A mood with the words it was told in. */
export interface ToldMood {
  mood: Mood
  words: string
}

/** The customer's mood when the text tells it: the last one, for moods change; `undefined` when nobody said. */
export function readMood(text: string): ToldMood | undefined {
  return clausesOf(text)
    .flatMap((clause) => (isOfOurselves.test(clause.text) ? [] : moodsIn(text, clause.start, clause.end)))
    .at(-1)
}

function moodsIn(text: string, from: number, to: number): ToldMood[] {
  return moods.flatMap(([mood, words]) =>
    [...text.slice(from, to).matchAll(words)].flatMap((match) => {
      const span = spanOf(text, from + match.index, from + match.index + match[0].length)
      if (isNegated(text, span) || isHypothetical(text, span) || isQuestioned(text, span)) return []
      return [{ mood, words: span.text }]
    }),
  )
}

/** 我快气死了, 主管发火了 tell nothing of the customer. */
const isOfOurselves = /^(?:我(?!们?(?:聊|说|讲|问|见|去|提))|老大|主管|领导让|咱们?(?:领导|老板))/

/** Words that tell how somebody took it, by what they tell. */
const moods: readonly [Mood, RegExp][] = [
  [
    'upset',
    /生气|发火|发飙|发脾气|翻脸|拍桌子|骂(?:了|人|我|街)|恼火|火大|很不满|非常不满|不满意|不高兴|不耐烦|摔电话|挂(?:了)?我?电话|甩脸|抱怨|投诉|气得|急眼|吵起来|吵了|脸色(?:很|不|难)|语气(?:很|比较)?(?:冲|硬|重)/g,
  ],
  [
    'cool',
    /冷淡|爱答不理|爱理不理|不冷不热|敷衍|没兴趣|不感兴趣|没什么兴趣|兴趣不大|懒得|不怎么搭理|不搭理|没搭理|不太愿意聊|心不在焉|打太极|应付|已读不回|不回(?:我)?(?:消息|微信|电话)/g,
  ],
  [
    'warm',
    /热情|(?<!不[太很是怎么]{0,2})(?:高兴|开心|满意|感兴趣)|有兴趣|兴趣很大|松口|松了口|聊得(?:很|挺|不错|开心|投机)|谈得(?:很|挺|不错)|夸|点赞|(?<!不)认可|期待|痛快|爽快|主动(?:问|提|找|加|留|约)|笑(?:了|着|呵呵)|很客气/g,
  ],
  ['calm', /平和|平静|没表态|不置可否|态度一般|反应一般|反应平平|客客气气|心平气和|没什么反应/g],
]
