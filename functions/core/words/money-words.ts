/** Pounds as people write them: `£1,234`, with pence only where there are any; `−£20` below zero. */
export function poundWords(pounds: number): string {
  const pence = Math.round(Math.abs(pounds) * 100);
  const whole = String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = pence % 100 === 0 ? '' : `.${String(pence % 100).padStart(2, '0')}`;
  return `${pounds < 0 && pence > 0 ? '−' : ''}£${whole}${part}`;
}
