/** An expected failure, said in the person's own words; doors show `message` as it stands and log nothing alarming. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
