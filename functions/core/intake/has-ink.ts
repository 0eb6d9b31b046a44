/** Whether a cell holds anything but spaces. */
export function hasInk(cell: string | undefined): cell is string {
  return cell !== undefined && cell !== '' && cell.trim() !== '';
}
