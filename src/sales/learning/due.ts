/** A model is worth a try from this many closed deals with a prediction, and again after so many more, or a tenth more. */
export const enoughToTry = 50
const fewNews = 20
const newsShare = 0.1

/** Whether there is enough new to learn from; `learnedFrom` is 0 when nothing was learned yet. */
export function lessonIsDue(closed: number, learnedFrom: number): boolean {
  return closed >= enoughToTry && closed - learnedFrom >= Math.max(fewNews, newsShare * learnedFrom)
}
