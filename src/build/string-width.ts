/** Stands in for the package `string-width` inside the bundled command, where yargs measures ASCII help texts. */
export default function stringWidth(text: string): number {
  return text.length;
}
