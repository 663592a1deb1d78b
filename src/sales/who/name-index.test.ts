import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openNameIndex } from './name-index.ts'

const on = (...names: string[]) => openNameIndex(names.map((name) => ({ key: name, name })))

describe('who is meant', () => {
  test.each([
    ['苏州锂科', '苏州锂科新能源有限公司', 'part'],
    ['锂科新能源有限公司', '苏州锂科新能源有限公司', 'part'],
    ['市三院', '苏州市第三人民医院', 'short'],
    ['苏大附一院', '苏州大学附属第一医院', 'short'],
    ['鸿达精密', '宏达精密', 'sound'],
    ['红达', '宏达精密', 'sound'],
    ['远航店子', '远航电子', 'sound'],
    ['hongdajingmi', '宏达精密', 'sound'],
    ['hdjm', '宏达精密', 'initials'],
    ['szlk', '苏州锂科新能源有限公司', 'initials'],
    ['ＨＤ精密', 'HD精密', 'same'],
    ['苏州锂科新能源', '苏州锂科新能源有限公司', 'same'],
  ])('%s is %s', (said, name, likeness) => {
    expect(on(name, '明道零售').find(said)).toEqual({ keys: [name], likeness, sure: true })
  })

  test.each([
    ['国网', '国家电网', 'curt'],
    ['宏达精密机械', '宏达精密', 'longer'],
    ['宏达精金', '宏达精密', 'slip'],
    ['宏精达密', '宏达精密', 'slip'],
  ])('%s may be %s, and is asked about', (said, name, likeness) => {
    expect(on(name, '明道零售').find(said)).toEqual({ keys: [name], likeness, sure: false })
  })

  test('another number or direction is another place, whatever else is alike', () => {
    const index = on('云澜二院', '城东机械')
    for (const said of ['云澜一院', '云澜十院', '城西机械', '云南一院']) expect(index.find(said)).toBeUndefined()
  })

  test('an alias counts as a name, and the name itself before an alias of somebody else', () => {
    const index = openNameIndex([
      { key: 'a', name: '苏州锂科新能源有限公司', aliases: ['小锂科', '蓝鲸'] },
      { key: 'b', name: '蓝鲸软件' },
      { key: 'c', name: '蓝鲸' },
    ])
    expect(index.find('小锂科')).toMatchObject({ keys: ['a'], likeness: 'alias' })
    expect(index.find('蓝鲸')).toMatchObject({ keys: ['c'], likeness: 'same' })
  })

  test('several alike are all named, and nobody is guessed', () => {
    expect(on('宏达精密', '宏达电子', '远航电子').find('宏达')?.keys).toEqual(['宏达精密', '宏达电子'])
    expect(on('宏达精密').find('大')).toBeUndefined()
    expect(on('宏达精密').find('  。')).toBeUndefined()
  })
})

describe('for any names', () => {
  const character = fc.constantFrom(...'苏州锂科宏达精密远航电子云澜院江海明道联合光华中星光学医药机械材料新能源')
  const name = fc.array(character, { minLength: 4, maxLength: 12 }).map((chars) => chars.join(''))
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 30 })

  test('each is found by its own, with or without its legal form, and nobody else with it', () => {
    fc.assert(
      fc.property(names, fc.nat(), (all, pick) => {
        const index = on(...all)
        const chosen = all[pick % all.length] ?? ''
        expect(index.find(chosen)).toMatchObject({ keys: [chosen], likeness: 'same' })
        expect(index.find(`${chosen}有限公司`)?.keys).toEqual([chosen])
      }),
    )
  })

  test('the beginning of a name finds everybody who begins so', () => {
    fc.assert(
      fc.property(names, fc.nat(), (all, pick) => {
        const beginning = (all[pick % all.length] ?? '').slice(0, 3)
        const found = on(...all).find(beginning)
        for (const each of all.filter((one) => one.startsWith(beginning))) expect(found?.keys).toContain(each)
      }),
    )
  })

  test('a name with one character lost, doubled or changed is not passed off as somebody else', () => {
    fc.assert(
      fc.property(name, fc.nat(), (chosen, at) => {
        const place = at % chosen.length
        const lost = chosen.slice(0, place) + chosen.slice(place + 1)
        const doubled = chosen.slice(0, place) + chosen[place] + chosen.slice(place)
        for (const said of [lost, doubled]) expect(on(chosen, '钱塘茶业').find(said)?.keys).toEqual([chosen])
      }),
    )
  })

  test('anything at all is answered', () => {
    const index = on('宏达精密', 'SGS')
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (said) => void index.find(said)))
  })
})
