const line = (path: string) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;

export const icons = {
  sim: line('M7 3h7l4 4v13a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM9 12h6v5H9zM12 12v5'),
  wifi: line('M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.5a4.2 4.2 0 0 1 6 0M12 20h.01'),
  bolt: line('M13 3 5 13.5h6L10.5 21 19 10h-6.5L13 3Z'),
  bill: line('M6 3h12v18l-3-2-3 2-3-2-3 2V3ZM9 8h6M9 12h6'),
  box: line('m12 3 8 4.5v9L12 21l-8-4.5v-9L12 3ZM4 7.5l8 4.5 8-4.5M12 12v9'),
  back: line('M9 7 4.5 11.5 9 16M4.5 11.5h10a5 5 0 0 1 0 10H12'),
  ticket: line('M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3V7ZM14 7v10'),
  tool: line(
    'M14.5 6.5a4 4 0 0 1 5-1l-2.5 2.5.5 2 2 .5L22 8a4 4 0 0 1-5.5 4.5L8 21a2 2 0 0 1-3-3l8.5-8.5a4 4 0 0 1 1-3Z',
  ),
  card: line('M3 6h18v12H3ZM3 10h18M7 14.5h4'),
  swap: line('M4 8h15l-3.5-3.5M20 16H5l3.5 3.5'),
  shield: line('m12 3 8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6l8-3ZM8.5 12l2.5 2.5 4.5-5'),
  home: line('M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-5h4v5'),
  calendar: line('M4 5.5h16v15H4ZM4 10h16M8 3v4M16 3v4M8 14h3M13 14h3'),
  flask: line('M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M7.5 15h9'),
  pill: line('M10.5 20.5a5 5 0 0 1-7-7l10-10a5 5 0 0 1 7 7l-10 10ZM8.5 8.5l7 7'),
  bed: line('M3 6v13M3 16h18M21 19v-6a3 3 0 0 0-3-3h-7v6M7 12.5h.01'),
  warn: line('M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.3v.01'),
  gauge: line('M4 18a9 9 0 1 1 16 0ZM12 14l4-5'),
  gear: line(
    'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  ),
  cloud: line('M7 18a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 10.5a3.8 3.8 0 0 1-.5 7.5H7Z'),
  phone: line(
    'M5 4h4l1.5 5L8 10.5a12 12 0 0 0 5.5 5.5l1.5-2.5 5 1.5v4a1.5 1.5 0 0 1-1.5 1.5A15.5 15.5 0 0 1 3.5 5.5 1.5 1.5 0 0 1 5 4Z',
  ),
  clock: line('M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z'),
  pin: line(
    'M12 21c4-5 7-8 7-11.5a7 7 0 0 0-14 0C5 13 8 16 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  ),
};
