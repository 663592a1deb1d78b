import { clausesOf } from './clauses.ts'
import { isNegated, isQuestioned } from './negation.ts'
import { spanOf } from './span.ts'

/** Whether a text tells that the person called so is there no more: 葛主任调走了, not 葛主任没调走 nor 葛主任要离职吗. */
export function hasLeft(text: string, name: string): boolean {
  return toldOf(text, name, leaving).some((between) => !coming.test(between))
}

/** Whether a text tells that somebody will be there no more: 葛主任要走了, 葛主任听说要跳槽. */
export function isAboutToLeave(text: string, name: string): boolean {
  return toldOf(text, name, goingOrLeaving).some((between) => coming.test(between))
}

/** What stands between the name and each such word, where it is neither denied nor asked. */
function toldOf(text: string, name: string, words: RegExp): string[] {
  return clausesOf(text).flatMap(({ text: clause }) => {
    const at = clause.indexOf(name)
    if (at < 0) return []
    const after = clause.slice(at + name.length)
    const [word] = words.exec(after) ?? []
    if (word === undefined) return []
    const start = at + name.length + after.indexOf(word)
    const span = spanOf(clause, start, start + word.length)
    return isNegated(clause, span) || isQuestioned(clause, span) ? [] : [clause.slice(at + name.length, start)]
  })
}

const leaving = /调走|调离|调去|调任|调岗|离职|辞职|离开|跳槽|退休|内退|走人了|不在(?:那|他们|公司)?了|不干了/
/** 走了 alone may be from the table; 要走了 is from the firm. */
const goingOrLeaving = new RegExp(`${leaving.source}|走了?$|走了`)

/** Not yet. */
const coming = /要|想|打算|准备|可能|听说|传|快|马上|会|说是/
