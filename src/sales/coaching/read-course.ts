import { tidy, tidyLine } from '../library/written/tidy.ts'
import { severalChosen } from '../library/written/vocabulary.ts'
import { type Course, courseLimits } from './course.ts'
import { coverChoices } from './covers.ts'

export const courseFields = ['title', 'minutes', 'covers', 'url', 'text'] as const
export type CourseField = (typeof courseFields)[number]

export const courseLabels: Record<CourseField, string> = {
  title: '标题',
  minutes: '分钟',
  covers: '针对',
  url: '链接',
  text: '正文',
}

/** A course as somebody wrote it, and what is wrong with it. */
export function readCourse(told: Record<CourseField, string>): {
  course: Omit<Course, 'id'>
  mistakes: { label: string; text: string }[]
} {
  const mistakes: { label: string; text: string }[] = []
  const wrong = (field: CourseField, text: string) => void mistakes.push({ label: courseLabels[field], text })
  const title = tidyLine(told.title)
  if (title === '') wrong('title', '没有标题')
  if ([...title].length > courseLimits.title)
    wrong('title', `最长 ${courseLimits.title} 个字，现在 ${[...title].length} 个`)
  const minutes = Number(/^(\d{1,3})(?:分钟?|min)?$/i.exec(told.minutes.trim())?.[1])
  if (!(minutes >= 1 && minutes <= courseLimits.minutes)) wrong('minutes', `写 1 到 ${courseLimits.minutes} 的整数`)
  const covers = severalChosen(tidy(told.covers), coverChoices, [])
  if (covers.unknown.length > 0) {
    const known = coverChoices.map(({ label }) => label).join('、')
    wrong('covers', `不认识“${covers.unknown.join('、')}”，能写的：${known}`)
  } else if (covers.values.length === 0) wrong('covers', '没有写针对哪项习惯或异议')
  if (covers.values.length > courseLimits.covers) wrong('covers', `最多 ${courseLimits.covers} 项`)
  const [url, text] = [tidyLine(told.url), tidy(told.text)]
  if (url !== '' && !isAddress(url)) wrong('url', '要是 https:// 开头的完整地址')
  if ([...text].length > courseLimits.text) wrong('text', `最长 ${courseLimits.text} 个字，现在 ${[...text].length} 个`)
  if (url === '' && text === '') wrong('text', '链接和正文至少要有一样')
  return {
    course: {
      ...{ title, minutes, covers: covers.values },
      ...(url === '' ? {} : { url }),
      ...(text === '' ? {} : { text }),
    },
    mistakes,
  }
}

function isAddress(url: string): boolean {
  return url.length <= courseLimits.url && URL.canParse(url) && new URL(url).protocol === 'https:'
}
