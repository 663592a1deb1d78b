import type { Day } from '../../language/calendar.ts'

/** How somebody outside said yes to being kept here: the record that the law asks for (PIPL 14, 69). */
export const consentWays = {
  met: '当面说的',
  called: '电话里说的',
  wrote: '微信里回的',
  signed: '签了书面的',
} as const
export type ConsentWay = keyof typeof consentWays

export function isConsentWay(way: string): way is ConsentWay {
  return Object.hasOwn(consentWays, way)
}

/** The consent of one person 本人同意: on which day it was noted, by whom, and how it was given. */
export interface GivenConsent {
  on: Day
  /** A colleague, by id and by name as it was then. */
  by: string
  byName: string
  way: ConsentWay
}

/** 微信里回的，2026-11-24 林夏记下. */
export function sayConsent({ on, byName, way }: GivenConsent): string {
  return `${consentWays[way]}，${on} ${byName}记下`
}
