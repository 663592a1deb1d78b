import type { Team } from '../../people/person.ts'
import type { Furniture } from '../../storage/storage.ts'
import { idOf } from './id.ts'

export const tenantId = 'demo'

const team = {
  headquarters: idOf('team', 1),
  east: idOf('team', 2),
  eastOne: idOf('team', 3),
  eastTwo: idOf('team', 4),
  south: idOf('team', 5),
}

/** 总部 over 华东区, with its two groups, and 华南区, which is small enough to have none. */
export const teams: Team[] = [
  { id: team.headquarters, tenantId, name: '总部' },
  { id: team.east, tenantId, name: '华东区', parentId: team.headquarters },
  { id: team.eastOne, tenantId, name: '华东一组', parentId: team.east },
  { id: team.eastTwo, tenantId, name: '华东二组', parentId: team.east },
  { id: team.south, tenantId, name: '华南区', parentId: team.headquarters },
]

type Employee = Furniture['people'][number]

/** Hospitals and laboratories around Shanghai. */
export const lin: Employee = { id: idOf('person', 1), name: '林晓', role: 'rep', teamId: team.eastOne, userId: 'lin' }
/** Factories of the Yangtze delta. */
export const zhou: Employee = {
  id: idOf('person', 2),
  name: '周启明',
  role: 'rep',
  teamId: team.eastTwo,
  userId: 'zhou',
}
/** Everything south of the mountains. */
export const chen: Employee = { id: idOf('person', 3), name: '陈嘉', role: 'rep', teamId: team.south, userId: 'chen' }

export const people: Employee[] = [
  lin,
  zhou,
  chen,
  { id: idOf('person', 4), name: '许蔚', role: 'manager', teamId: team.east, userId: 'xu' },
  { id: idOf('person', 5), name: '何建安', role: 'manager', teamId: team.south, userId: 'he' },
  { id: idOf('person', 6), name: '顾盼', role: 'sales-ops', teamId: team.headquarters, userId: 'gu' },
  { id: idOf('person', 7), name: '沈立', role: 'administrator', teamId: team.headquarters, userId: 'shen' },
]
