/**
 * Colours of the NHS identity guidelines. Whatever carries meaning stands out from white paper by 3:1 at least (WCAG 2.2,
 * 1.4.11), and differs from its neighbours by dash, marker, hatching or label besides.
 */
export const palette = {
  ink: '#212b32',
  quiet: '#4c6272',
  grid: '#d8dde0',
  paper: '#ffffff',
  performance: '#005eb8',
  interval: '#d9e5f2',
  target: '#7c2855',
  bands: ['#005eb8', '#ffffff', '#41b6e6', '#e8edee', '#768692', '#003087'],
} as const;
