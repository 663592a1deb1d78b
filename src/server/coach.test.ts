import { expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type { CoachPage, CoursePage, PointsPage, TargetFileTrial } from './contract.ts'

const server = demoServer()

test('a manager sends a course once, its rep learns it, and both see the same line', async () => {
  const [xu, lin] = [await server.pagesOf('xu'), await server.pagesOf('lin')]
  const board = await xu<CoachPage>('/api/coach')
  expect(board.maySend).toBe(true)
  expect(board.lines.map(({ name }) => name).sort()).toEqual(['周启明', '林晓'].sort())
  const whose = board.lines.find(({ name }) => name === '林晓')?.id ?? ''
  const [course] = (await xu<CoursePage>('/api/courses')).courses
  const sending = { personId: whose, courseId: course?.id }
  await xu('/api/coach/send', sending)
  await expect(xu('/api/coach/send', sending)).rejects.toThrow('没有再发')
  await expect(lin('/api/coach/send', sending)).rejects.toThrow('微课由主管发给自己组里的人')

  const [mine] = (await lin<CoachPage>('/api/coach')).lines
  expect(mine).toMatchObject({ own: true, sent: [{ title: course?.title, text: course?.text, by: '许蔚' }] })
  const id = mine?.sent[0]?.id
  await expect(xu(`/api/coach/sent/${id}/learned`, {})).rejects.toThrow('可能不是发给你的')
  await lin(`/api/coach/sent/${id}/learned`, {})
  const [after] = (await lin<CoachPage>('/api/coach')).lines
  const theirs = (await xu<CoachPage>('/api/coach')).lines.find((line) => line.id === whose)
  expect(after?.sent[0]?.learnedAt).toBeDefined()
  expect({ ...theirs, own: true, sent: [] }).toEqual({ ...after, sent: [] })
  expect(theirs?.sent[0]).not.toHaveProperty('text')
  const looked = await lin<{ looks: { by: string }[] }>(`/api/behaviour/${whose}`)
  expect(looked.looks).toMatchObject([{ by: '许蔚' }])
})

test('points have rules that sales operations set, and a ledger with reasons', async () => {
  const [gu, xu, lin] = [await server.pagesOf('gu'), await server.pagesOf('xu'), await server.pagesOf('lin')]
  const own = await lin<PointsPage>('/api/points')
  expect(own.mayChange).toBe(false)
  expect(own.people).toMatchObject([
    { name: '林晓', sum: 2, earned: [{ points: 2, reason: expect.stringMatching(/^学完《/) }] },
  ])
  expect((await xu<PointsPage>('/api/points')).people.find(({ id }) => id === own.people[0]?.id)).toEqual(own.people[0])
  await gu('/api/points/rules', { rule: 'course-learned', points: 3 })
  await expect(lin('/api/points/rules', { rule: 'course-learned', points: 9 })).rejects.toThrow(
    '由销售运营或管理员来定',
  )
  await expect(gu('/api/points/rules', { rule: 'calls-made', points: 1 })).rejects.toThrow()
  const after = await gu<PointsPage>('/api/points')
  expect(after.rules.find(({ id }) => id === 'course-learned')?.points).toBe(3)
  expect(after.history).toMatchObject([{ by: '顾盼', what: '学完主管发的一门微课：3 分' }])
})

test('courses are written, brought in and taken out by whoever looks after them', async () => {
  const [gu, xu] = [await server.pagesOf('gu'), await server.pagesOf('xu')]
  const written = { title: '把他的数写进去', minutes: '8', covers: ['customisation'], url: '', text: '先问标本量' }
  await gu('/api/courses', written)
  await expect(xu('/api/courses', { ...written, title: '另一门' })).rejects.toThrow('由销售运营和管理员维护')
  await expect(gu('/api/courses', { ...written, title: '坏', url: 'javascript:1' })).rejects.toThrow(
    '链接：要是 https://',
  )
  await expect(gu('/api/courses', { ...written, id: 'nobody’s' })).rejects.toThrow('另写一门')
  const table = Buffer.from(
    '标题,分钟,针对,链接,正文\n把他的数写进去,8,方案定制,,先问标本量\n新的,5,嫌贵,,先分三种\n坏的,5,压价,,好\n',
  )
  const tried = await gu<TargetFileTrial>('/api/courses/files/try', table)
  expect(tried.counts).toMatchObject({ new: 1, wrong: 1 })
  expect((await gu<TargetFileTrial>('/api/courses/files/bring-in', table)).counts.new).toBe(1)
  await expect(xu('/api/courses/files/bring-in', table)).rejects.toThrow('由销售运营和管理员维护')
  const made = (await gu<CoursePage>('/api/courses')).courses.find(({ title }) => title === '新的')
  expect(made).toMatchObject({ minutes: 5, covers: ['PRICE'], text: '先分三种' })
  await gu(`/api/courses/${made?.id}/retire`, {})
  expect((await xu<CoursePage>('/api/courses')).courses.map(({ title }) => title)).not.toContain('新的')
})
