import type { WhatIfRequest } from '../../src/server/contract.ts'
import { assessmentPage, behaviourOfPerson, behaviourPage, behaviourSettingsPage, planDraftsPage } from './behaviour.ts'
import { answerCourses, coachPage } from './coach.ts'
import { customerList, customerPage } from './customers.ts'
import { dealRecord } from './deal-record.ts'
import { dealPage, deals, decisionPage, me } from './deals.ts'
import { gapPage, gapsOfPerson } from './gaps.ts'
import { chatGroups, eventList, heatmap, heatmapDeal, signalsPage } from './heatmap.ts'
import { answerImport } from './imports.ts'
import { answerLibrary } from './library.ts'
import { handOverPage, mergePage, mergePreview } from './merges.ts'
import { answerOutsider, outsideContacts } from './outsiders.ts'
import { pointsPage } from './points.ts'
import { practicesPage } from './practices.ts'
import { responsePage } from './response.ts'
import { lesson, scoreboard } from './scoreboard.ts'
import { answerSolutions } from './solutions.ts'
import { people } from './talk.ts'
import { answerTargets, scorePage } from './targets.ts'
import { todayPage } from './today.ts'
import { tracks } from './tracks.ts'
import { answerVisit, pastVisits } from './visits.ts'
import { whatIf } from './what-if.ts'

export interface Answer {
  status: number
  body?: unknown
}

/** What the server would say to a plain request; `undefined` for a path that is not its own. */
export function answer(method: string, path: string, body: unknown): Answer | undefined {
  const [, room, thing, id = '', deed] = path.split('/').map(decodeURIComponent)
  if (path === '/console/api/people') return found(people)
  if (path === '/auth/console/login') return { status: 204 }
  if (room !== 'api') return undefined
  if (thing === 'me') return found(me)
  if (deed === 'events' || thing === 'events') return found(method === 'POST' ? { message: '已标为无关。' } : eventList)
  if (thing === 'chat-groups') return method === 'POST' ? { status: 204 } : found(chatGroups)
  if (thing === 'merges' && id === 'apart') return { status: 204 }
  if (thing === 'merges' && method === 'POST') return found(mergePage.trail[0])
  if (thing === 'merges') return found(id === 'preview' ? mergePreview : mergePage)
  if (thing === 'hand-overs') return found(method === 'POST' ? handOverPage.trail[0] : handOverPage)
  if (thing === 'today') return found(todayPage)
  if (thing === 'customers' && deed === 'group') return { status: 204 }
  if (thing === 'customers') return found(id === '' ? customerList : customerPage(id))
  if (thing === 'deals' && deed === 'record') return found(dealRecord)
  if (thing === 'calendar')
    return method === 'POST'
      ? { status: 204 }
      : found({ host: 'calendar.example.com', lookedAt: '2026-11-24T01:00:00.000Z' })
  if (thing === 'outside-contacts') return method === 'POST' ? { status: 204 } : found(outsideContacts)
  if (thing === 'attention')
    return found(
      method === 'POST'
        ? {}
        : {
            leadMinutes: 30,
            quietFrom: '21:30',
            quietUntil: '08:00',
            workdaysOnly: true,
            cap: 12,
            briefs: 'daily',
            briefAt: '08:30',
          },
    )
  if (thing === 'visits') return found(answerVisit(method, path.split('/').slice(3), body))
  if (deed === 'visits') return found(pastVisits)
  if (deed === 'contacts') return found({ contacts: customerPage('hongda')?.contacts })
  if (thing === 'deals') return found(id === '' ? { deals } : dealPage(id))
  if (thing === 'decisions' && deed === 'what-if' && method === 'POST') {
    const page = dealPage(id.replace(/^d-/, '')) ?? decisionPage(id.replace(/^d-/, ''))
    return found(page && whatIf(page, body as WhatIfRequest))
  }
  if (thing === 'decisions' && deed === 'levers')
    return found({ message: '记进待办了，聊天里可以定时间，也可以撤销。' })
  if (thing === 'decisions') return found(decisionPage(id))
  if (thing === 'behaviour') {
    if (method === 'POST') return { status: 204 }
    if (deed === 'drafts') return found(planDraftsPage)
    return found(id === '' ? behaviourPage : id === 'settings' ? behaviourSettingsPage : behaviourOfPerson)
  }
  if (thing === 'coach') return method === 'POST' ? { status: 204 } : found(coachPage)
  if (thing === 'courses') return method === 'POST' && id !== 'files' ? { status: 204 } : found(answerCourses(id))
  if (thing === 'points') return method === 'POST' ? { status: 204 } : found(pointsPage)
  if (thing === 'practices') return method === 'POST' ? { status: 204 } : found(practicesPage)
  if (thing === 'gaps') return found(id === '' ? gapPage : gapsOfPerson)
  if (thing === 'response') return found(responsePage)
  if (thing === 'assessment') return method === 'POST' ? { status: 204 } : found(assessmentPage)
  if (thing === 'score') return found(scorePage)
  if (thing === 'targets') return found(answerTargets(id))
  if (thing === 'signals') return found(method === 'POST' ? {} : signalsPage)
  if (thing === 'heatmap' && deed === 'papers') return { status: 204 }
  if (deed === 'not-applicable') return { status: 204 }
  if (thing === 'heatmap') return found(id === '' ? heatmap : heatmapDeal(id))
  if (thing === 'tracks') return found(tracks)
  if (thing === 'library') return found(answerLibrary(path.split('/').slice(3), method, body))
  if (thing === 'solutions') return found(answerSolutions(method, path.split('/').slice(3)))
  if (thing === 'scoreboard') return found(method === 'POST' ? lesson : scoreboard)
  if (thing === 'imports') return answerImport(id, deed, path.split('/').at(-1) ?? '', body)
  if (thing === 'wecom' && id === 'outsiders') return found(answerOutsider(method, body))
  if (thing === 'wecom' && id === 'colleagues') return found({ userId: 'ChenLi' })
  if (thing === 'wecom')
    return found({ corpId: 'ww0', agentId: '1000002', timestamp: 1, nonceStr: 'n', signature: 's' })
  return found(undefined)
}

function found(body: unknown): Answer {
  return body === undefined
    ? { status: 404, body: { message: '没找到，可能已删除，或者你没有权限查看' } }
    : { status: 200, body }
}
