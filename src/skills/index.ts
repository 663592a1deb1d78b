import type { Repertoire } from '../conversation/dispatch.ts'
import type { Understood } from '../understanding/understood.ts'
import { approvalSkill } from './approval/index.ts'
import { openUnderway } from './approval/underway.ts'
import { approvalTemplateSkill } from './approval-template/index.ts'
import { type AssessmentDesk, openAssessmentDesk } from './assessment/desk.ts'
import { assessmentSkill } from './assessment/index.ts'
import { attentionSkill } from './attention/index.ts'
import { behaviourSkill } from './behaviour/index.ts'
import { openStandings, type Standings } from './behaviour/standings.ts'
import { openBriefing } from './brief/briefing.ts'
import { briefSkill } from './brief/index.ts'
import { type Mornings, openMornings } from './brief/mornings.ts'
import { openOwnDay } from './brief/own-day.ts'
import { calendarFiler } from './calendar/filer.ts'
import { calendarSkill } from './calendar/index.ts'
import { capabilitySkill } from './capability/index.ts'
import { openReports, type Reports } from './capability/reports.ts'
import { type CoachDesk, openCoachDesk } from './coach/desk.ts'
import { coachSkill } from './coach/index.ts'
import { dailySkill } from './daily/index.ts'
import { dataRightsSkill } from './data-rights/index.ts'
import { openClashDesk } from './deal/clash.ts'
import { closeFiler, closeIntents } from './deal/close-filer.ts'
import { createFiler } from './deal/create-filer.ts'
import { dealSkill } from './deal/index.ts'
import { openOpening } from './deal/opening.ts'
import { updateFiler, updateIntents } from './deal/update-filer.ts'
import { feedbackSkill } from './feedback/index.ts'
import { openFiling } from './filing/frame.ts'
import { filingSkill } from './filing/index.ts'
import { guessSkill } from './guess/index.ts'
import { type HandOverCard, openHandOverCard } from './hand-over/card.ts'
import { openHearing } from './hearing/hear.ts'
import { examplesOf, fallback, helpSkill, welcome } from './help/index.ts'
import { joiningSkill, joinRequest } from './joining/index.ts'
import { leverSkill } from './lever/index.ts'
import { librarySkill } from './library/index.ts'
import { linkingSkill } from './linking/index.ts'
import { openNews } from './news/index.ts'
import { objectionSkill } from './objection/index.ts'
import { outboundSkill } from './outbound/index.ts'
import { outsidersSkill } from './outsiders/index.ts'
import { peopleScoreSkill } from './people-score/index.ts'
import { photoSkill } from './photo/index.ts'
import { openPhotoOffer } from './photo/offer.ts'
import type { Ports, Writes } from './ports.ts'
import { previsitSkill } from './previsit/index.ts'
import { openPrepare, type Prepare } from './previsit/prepare.ts'
import { querySkill } from './query/index.ts'
import { rehearsalSkill } from './rehearsal/index.ts'
import { type Board, openBoard } from './risk/board.ts'
import { riskSkill } from './risk/index.ts'
import { type Cases, openCases } from './sandbox/cases.ts'
import { sandboxSkill } from './sandbox/index.ts'
import { scoreSkill } from './score/index.ts'
import { scoreFileSkill } from './score-file/index.ts'
import { scoreboardSkill } from './scoreboard/index.ts'
import { securitySkill } from './security/index.ts'
import { sentFileSkill } from './sent-file/index.ts'
import { solutionsSkill } from './solutions/index.ts'
import { swarmSkill } from './swarm/index.ts'
import { openScoreFile, type ScoreFile } from './targets/score-file.ts'
import { openScores, type Scores } from './targets/scores.ts'
import { taskFiler } from './task/filer.ts'
import { taskSkill } from './task/index.ts'
import { teamSkill } from './team/index.ts'
import { tenderPapersSkill } from './tender-papers/index.ts'
import { timelinessSkill } from './timeliness/index.ts'
import { openTimings, type Timings } from './timeliness/timings.ts'
import { tippingSkill } from './tipping/index.ts'
import { toneSkill } from './tone/index.ts'
import { tracksSkill } from './tracks/index.ts'
import { visitFiler } from './visit/filer.ts'
import { openFillForm } from './visit/fill-form.ts'
import { openFormSource } from './visit/form-source.ts'
import { openVisitForms, type VisitForms } from './visit/forms.ts'
import { visitSkill } from './visit/index.ts'
import { openHearingAfter, openJustHeld } from './visit/just-held.ts'
import { openFindCustomer } from './whom/find-customer.ts'
import { openFindDeal } from './whom/find-deal.ts'
import { whomSkill } from './whom/index.ts'
import { openWho } from './whom/who.ts'
import { workbenchSkill } from './workbench/index.ts'

export interface Skills {
  /** Everything one can ask for in the chat. */
  repertoire: Repertoire<Understood, Writes>
  /** The sandbox itself, for the pages. */
  cases: Cases
  /** The page before a meeting. */
  prepare: Prepare
  /** The page of a visit. */
  visitForms: VisitForms
  /** The signals of deals, for the heatmap. */
  board: Board
  /** How people work, for the pages and the morning brief. */
  standings: Standings
  /** Where people handle customers below their colleagues. */
  reports: Reports
  /** How soon answers come, for the pages. */
  timings: Timings
  /** Attainment and habits of everybody, for the pages. */
  scores: Scores
  /** The same as a workbook. */
  scoreFile: ScoreFile
  /** Where assessments are contested and answered. */
  assessmentDesk: AssessmentDesk
  /** What managers and reps are told of a morning. */
  mornings: Mornings
  /** The coach's board, for the pages. */
  coachDesk: CoachDesk
  /** What the new owner of a customer is told. */
  handOverCard: HandOverCard
  examples: readonly string[]
}

/** The list of what one can ask for, written by hand; what needs care comes first. */
export function openSkills(ports: Ports): Skills {
  const who = openWho(ports)
  const hear = openHearing(who, ports.secondReader)
  const justHeld = openJustHeld(ports)
  const board = openBoard(ports)
  const cases = openCases(ports, hear, board)
  const findDeal = openFindDeal(ports, who)
  const findCustomer = openFindCustomer(ports)
  const sandbox = sandboxSkill(ports, findDeal, cases)
  const objection = objectionSkill(ports, findDeal, cases)
  const score = scoreSkill(ports, who, findDeal, findCustomer, cases)
  const visits = visitFiler(ports.calendar, who, findCustomer)
  const appointments = calendarFiler(ports.calendar)
  const query = querySkill(ports, who, findDeal, findCustomer, cases)
  const filing = openFiling(ports, cases, [
    visits,
    taskFiler,
    appointments,
    createFiler,
    ...updateIntents.map(updateFiler),
    ...closeIntents.map(closeFiler),
  ])
  const desk = openClashDesk(ports)
  const opening = openOpening(ports, who, findCustomer, cases, desk, filing)
  const fill = openFillForm(ports, who, hear)
  const visitForms = openVisitForms(ports, filing, visits, fill, openFormSource(ports, findCustomer, hear, fill))
  const visit = visitSkill(justHeld, findDeal, findCustomer, cases, filing, visits, hear, visitForms)
  const deal = dealSkill(ports, { findDeal, cases, filing, opening, desk, sandbox })
  const underway = openUnderway()
  const approval = approvalSkill(ports, findDeal, cases, underway)
  const calendar = calendarSkill(ports, findDeal, filing, appointments)
  const standings = openStandings(ports)
  const timings = openTimings(ports)
  const timeliness = timelinessSkill(timings)
  const reports = openReports(ports)
  const capability = capabilitySkill(ports, reports)
  const scores = openScores({ ...ports, standings })
  const scoreFile = openScoreFile({ ...ports, scores })
  const scoreTable = scoreFileSkill(ports, scoreFile)
  const peopleScore = peopleScoreSkill(ports, scores)
  const assessmentDesk = openAssessmentDesk({ ...ports, standings, scores })
  const assessment = assessmentSkill(ports, assessmentDesk)
  const behaviour = behaviourSkill(ports, standings)
  const briefing = openBriefing(ports, standings, reports)
  const mornings = openMornings({ briefing, ownDay: openOwnDay(ports) })
  const brief = briefSkill(ports, { briefing, mornings, standings, filing, appointments, findDeal })
  const coachDesk = openCoachDesk({ ...ports, standings })
  const coach = coachSkill(coachDesk)
  const daily = dailySkill(ports)
  const prepare = openPrepare(ports)
  const previsit = previsitSkill(ports, findDeal, cases, prepare)
  const risk = riskSkill(board, findDeal)
  const rehearsal = rehearsalSkill(ports, findDeal, cases, board)
  const team = teamSkill(ports)
  const task = taskSkill(ports, findDeal, filing)
  const scoreboard = scoreboardSkill(ports)
  const ledger = tracksSkill(ports)
  const library = librarySkill(ports, cases)
  const tone = toneSkill(ports, cases)
  const papers = solutionsSkill(ports, findDeal)
  const offerPhoto = openPhotoOffer(ports)
  // What a rep does every day first: the smallest screen shows no more.
  const shown = [
    sandbox,
    objection,
    rehearsal,
    score,
    visit,
    deal,
    query,
    calendar,
    task,
    approval,
    daily,
    brief,
    coach,
    timeliness,
    capability,
    assessment,
    peopleScore,
    scoreTable,
    previsit,
    risk,
    team,
    behaviour,
    scoreboard,
    ledger,
    library,
    papers,
    tone,
  ]
  return {
    repertoire: {
      skills: [
        securitySkill,
        outsidersSkill(ports),
        assessment,
        scoreTable,
        peopleScore,
        dataRightsSkill(ports, findDeal),
        papers,
        tenderPapersSkill(ports, { findDeal, filing }),
        coach,
        outboundSkill(ports, findDeal, cases),
        linkingSkill(ports),
        workbenchSkill(),
        attentionSkill(ports),
        behaviour,
        brief,
        timeliness,
        capability,
        approvalTemplateSkill(ports),
        scoreboard,
        ledger,
        library,
        tone,
        rehearsal,
        approval,
        filingSkill(ports, filing, hear, who),
        feedbackSkill(ports, cases),
        visit,
        deal,
        objection,
        sandbox,
        score,
        task,
        query,
        calendar,
        daily,
        previsit,
        risk,
        team,
        swarmSkill(ports, findDeal),
        tippingSkill(ports),
        guessSkill(ports),
        photoSkill(ports, offerPhoto),
        sentFileSkill(ports, offerPhoto),
        leverSkill(cases, filing),
        whomSkill,
        joiningSkill(ports),
        helpSkill(shown),
      ],
      understand: openHearingAfter(justHeld, hear),
      fallback,
      welcome: welcome(shown),
      joinRequest,
      news: openNews(ports, underway),
    },
    cases,
    prepare,
    visitForms,
    board,
    standings,
    timings,
    reports,
    scores,
    scoreFile,
    assessmentDesk,
    mornings,
    coachDesk,
    handOverCard: openHandOverCard(ports, cases),
    examples: examplesOf(shown),
  }
}
