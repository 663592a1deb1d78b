/** Longest side (px) and quality of a photo as it is sent: a label on a machine can still be read. */
const [longest, quality] = [1600, 0.82]

/** A photo drawn anew, the right way up, as JPEG: smaller, and without where and when it was taken. `undefined` if it cannot be read. */
export async function smallerPhoto(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (picture === undefined) return undefined
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob((drawn) => resolve(drawn ?? undefined), 'image/jpeg', quality))
}
