import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PersonMention, readPeople } from './people.ts'

/** 「王经理 采购 OTHER support」: name, title or department when there is no name, then role and stance as far as they are known. */
const short = ({ name, title, dept, role, stance, touched }: PersonMention) =>
  [name ?? `(${dept ?? title ?? '?'})`, role, stance, touched === false ? 'unmet' : undefined].filter(Boolean).join(' ')
const people = (text: string) => readPeople(text).map(short)

describe('names as addressed', () => {
  test.each([
    ['约了沈总', ['沈总']],
    ['给覃主任发资料', ['覃主任']],
    ['跟禤工和伍工碰了下', ['禤工 TB', '伍工 TB']],
    ['区总、仇总都来了', ['区总', '仇总']],
    ['欧阳经理说再看看', ['欧阳经理']],
    ['上官院长', ['上官院长 EB']],
    ['老陶帮忙递了材料', ['老陶']],
    ['小邓那边没动静', ['小邓']],
    ['贺博士点评了方案', ['贺博士']],
    ['Kevin总回了邮件', ['Kevin总']],
    ['韩志远主任来过', ['韩志远']],
    ['采购经理韩志远', ['韩志远 OTHER']],
    ['联系人葛敏', ['葛敏']],
    ['汤副总', ['汤副总 EB']],
    ['丁总工', ['丁总工 TB']],
    ['丁总监', ['丁总监']],
    ['见了高总和程经理', ['高总', '程经理']],
    ['见了技术处的卞副处长', ['卞副处长 TB']],
    ['见了IT的Kevin，Kevin一直挑刺', ['Kevin TB oppose']],
    ['厂长Peter Wong签字', ['Peter Wong EB']],
    ['老板娘管钱，技术上听吕工的', ['(老板娘) EB', '吕工 TB']],
    ['采购总监换成姜总了', ['姜总 OTHER']],
    ['把龚工标成教练', ['龚工 COACH']],
    ['技术那边强博士写参数', ['强博士 TB']],
    ['老板偏向锐捷但是使用部门站我们这边', ['(老板) EB oppose', '(使用部门) UB support']],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected)
  })

  test.each([
    '客户说太贵',
    '他们领导不同意',
    '甲方要求三家比价',
    '我们沈总问起这单',
    '大区经理是哪个',
    '总部要求下周交',
    '沈总结了一下',
    '小程序卡顿',
    '老方案先放着',
    '千万别忘了',
    '员工培训两天',
    '采购流程太长',
    '公开招标',
    '政府采购',
    '技术支持要跟上',
    '设备没到货',
    '院长办公会还没开',
    '谢谢老板',
    '签合同',
    '早',
  ])('%s names nobody of theirs', (text) => {
    expect(people(text)).toEqual([])
  })
})

describe('roles', () => {
  test.each([
    ['拍板的是沈总', ['沈总 EB']],
    ['沈总签字，覃工负责选型', ['沈总 EB', '覃工 TB']],
    ['EB是沈总', ['沈总 EB']],
    ['使用部门是仓储部', ['(仓储部) UB']],
    ['老陶是我们内线', ['老陶 COACH']],
    ['老陶给我们透了底', ['老陶 COACH']],
    ['内线老陶说对手报价高', ['老陶 COACH']],
    ['覃工说了算选型', ['覃工 TB']],
    ['见了覃工，负责把关', ['覃工 TB']],
  ])('told: %s', (text, expected) => {
    expect(people(text)).toEqual(expected)
    expect(readPeople(text).every(({ inferred }) => inferred === undefined)).toBe(true)
  })

  test.each([
    ['约到他们CFO了', ['(CFO) EB']],
    ['总经理没表态', ['(总经理) EB neutral']],
    ['分管副院长', ['(分管副院长) EB']],
    ['要先过分管的沈总', ['沈总 EB']],
    ['见了车间主任', ['(车间主任) UB']],
    ['采购总监沈总', ['沈总 OTHER']],
    ['财务总监沈总', ['沈总 EB']],
    ['许老师试用过', ['许老师 UB']],
    ['信息科沈主任', ['沈主任 TB']],
    ['质量部的沈经理', ['沈经理 UB']],
    ['法务沈经理', ['沈经理 OTHER']],
    ['放射科主任', ['(放射科) UB']],
    ['设备科长', ['(设备) TB']],
    ['沈总是他们总经理', ['沈总 EB']],
    ['中心医院 设备科，预算80万，沈主任说要等等', ['沈主任 TB']],
  ])('concluded: %s', (text, expected) => {
    expect(people(text)).toEqual(expected)
    expect(readPeople(text).every(({ inferred }) => inferred === true)).toBe(true)
  })

  test.each([
    ['沈主任', ['沈主任']],
    ['沈经理', ['沈经理']],
    ['沈总拍板吗', ['沈总']],
    ['沈总是不是拍板的', ['沈总']],
    ['老陶算内线不', ['老陶']],
    ['沈总不拍板', ['沈总']],
    ['如果沈总拍板', ['沈总']],
  ])('not known: %s', (text, expected) => {
    expect(people(text)).toEqual(expected)
  })

  test('what is said beats the title, the title beats the department', () => {
    expect(people('院长是使用部门的代表')).toEqual(['(院长) UB'])
    expect(people('生产沈副总')).toEqual(['沈副总 EB'])
  })

  test('a role nobody holds yet', () => {
    expect(people('EB是沈总，UB还没见到')).toEqual(['沈总 EB', '(?) UB unmet'])
  })
})

describe('departments that act', () => {
  test.each([
    ['采购嫌贵', ['(采购) OTHER']],
    ['生产的想用我们，IT的想用SAP', ['(生产) UB support', '(IT) TB oppose']],
    ['法务还在审合同', ['(法务) OTHER']],
    ['渠道那边撞单了', ['(渠道) OTHER']],
    ['跟信息中心聊了一上午', ['(信息中心) TB']],
    ['总包卡着付款', ['(总包) OTHER oppose']],
    ['保卫处和后勤处都同意', ['(保卫处) UB support', '(后勤处) support']],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected)
  })
})

describe('stances', () => {
  test.each([
    ['沈总点头了但覃工反对', ['沈总 support', '覃工 TB oppose']],
    ['沈总和覃工都支持我们', ['沈总 support', '覃工 TB support']],
    ['见了沈总和覃工，都支持我们', ['沈总 support', '覃工 TB support']],
    ['拜访了沈总，他挺认可', ['沈总 support']],
    ['沈总不太认可', ['沈总 oppose']],
    ['沈总跟华为走得近', ['沈总 oppose']],
    ['沈总跟我们走得近', ['沈总 support']],
    ['沈总偏向华为', ['沈总 oppose']],
    ['沈总站我们这边', ['沈总 support']],
    ['沈总没表态', ['沈总 neutral']],
    ['沈总摸不透', ['沈总 unknown']],
    ['沈总以前反对现在支持', ['沈总 support']],
    ['沈总反对怎么办', ['沈总 oppose']],
    ['沈总嫌贵', ['沈总']],
    ['沈总没点头', ['沈总']],
    ['沈总支持我们吗', ['沈总']],
    ['沈总说等通知，客户很满意', ['沈总']],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected)
  })
})

test('who has not been met yet', () => {
  expect(people('沈总没见到')).toEqual(['沈总 unmet'])
  expect(people('他要跟分管的沈总汇报一下')).toEqual(['沈总 EB unmet'])
})

test('the same person is one person, with all that was said', () => {
  const [person, ...others] = readPeople('见了信息科沈主任，沈主任支持我们')
  expect(others).toEqual([])
  expect(person).toMatchObject({
    text: '信息科沈主任',
    name: '沈主任',
    title: '主任',
    dept: '信息科',
    role: 'TB',
    stance: 'support',
  })
})

test('every surname works with every everyday title, after what sales reps write before names', () => {
  const surname = fc.constantFrom(...'王李张陈杨覃禤仇麦伍金马石方高万程', '欧阳', '司徒', '上官')
  const title = fc.constantFrom('总', '工', '主任', '经理', '院长', '处长', '科长', '博士', '副总')
  fc.assert(
    fc.property(
      surname,
      title,
      fc.constantFrom('见了', '跟', '约', '', '给', '昨天拜访，'),
      (surname, title, before) => {
        expect(readPeople(`${before}${surname}${title}说再等等`).map(({ name }) => name)).toEqual([
          `${surname}${title}`,
        ])
      },
    ),
  )
})

test('spans lie in the text, and nothing makes it throw', () => {
  const words = fc.constantFrom(
    '张',
    '总',
    '主任',
    '工',
    '老',
    '小',
    '采购',
    '信息科',
    '的',
    '是',
    '拍板',
    '内线',
    '支持',
    '反对',
    '不',
    '没',
    '吗',
    '，',
    ' ',
    'EB',
    '和',
    '院长',
    '🙂',
    '\u202e',
    '\ud800',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(words).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        for (const person of readPeople(text)) {
          expect(text.slice(person.start, person.end)).toBe(person.text)
          expect(person.text).not.toBe('')
        }
      },
    ),
    { numRuns: 500 },
  )
})
