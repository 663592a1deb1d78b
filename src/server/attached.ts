import type { AttachmentOf } from '../sales/visit-attachment.ts'
import type { VisitPhoto, VisitPlace } from './contract.ts'

/** The photos and the place of one visit, of all that were asked for. */
export function attachedTo(
  visitId: string,
  attachments: readonly AttachmentOf[],
): { photos: VisitPhoto[]; place?: VisitPlace } {
  const own = attachments.filter((one) => one.visitId === visitId)
  const photos = own.filter(({ place }) => place === undefined).map(({ id, isOwn }) => ({ id, isOwn }))
  const [place] = own.flatMap(({ id, place: at, isOwn }) =>
    at === undefined ? [] : [{ id, isOwn, text: sayPlace(at.latitude, at.longitude) }],
  )
  return { photos, ...(place === undefined ? {} : { place }) }
}

function sayPlace(latitude: number, longitude: number): string {
  const [north, east] = [latitude < 0 ? '南纬' : '北纬', longitude < 0 ? '西经' : '东经']
  return `${north} ${Math.abs(latitude).toFixed(2)}°，${east} ${Math.abs(longitude).toFixed(2)}°（一公里左右）`
}
