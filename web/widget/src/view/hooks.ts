import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

const FOCUSABLE =
  'button:not([disabled]),a[href],textarea,input:not([type="file"]):not([disabled]),[tabindex="0"]';

const activeIn = (element: Element) =>
  (element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;

/** Keeps Tab inside the panel and gives the focus back where it was when the panel goes. */
export function useFocusTrap(panel: RefObject<HTMLElement | null>, leave: () => void): void {
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.stopPropagation();
        leave();
      }
      if (event.key !== 'Tab') return;
      const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
        (stop) => stop.offsetParent !== null,
      );
      const [first, last] = [stops[0], stops[stops.length - 1]];
      const active = activeIn(element);
      const outside = !active || !element.contains(active) || active === element;
      if (event.shiftKey && (outside || active === first)) {
        event.preventDefault();
        last?.focus();
      } else if (!event.shiftKey && (active === last || outside)) {
        event.preventDefault();
        first?.focus();
      }
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [panel, leave]);
}

const PHONE = '(max-width: 480px), (max-height: 480px)';

/** True where the panel takes the whole screen. */
export function useFullScreen(): boolean {
  const [full, set] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const query = matchMedia(PHONE);
    const onChange = () => set(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return full;
}

/** On phones: the panel stays inside the part of the screen that the keyboard leaves, and the page behind stays put. */
export function useVisibleArea(panel: RefObject<HTMLElement | null>, active: boolean): void {
  useLayoutEffect(() => {
    const element = panel.current;
    const area = window.visualViewport;
    if (!active || !element) return;
    const root = document.documentElement;
    const overflow = root.style.overflow;
    root.style.overflow = 'hidden';
    const fit = () => {
      // A pinch-zoomed page moves the visual viewport too; then the panel keeps its place.
      const zoomed = area !== null && area.scale > 1.01;
      element.style.height = area && !zoomed ? `${area.height}px` : '';
      element.style.top = area && !zoomed ? `${area.offsetTop}px` : '';
    };
    fit();
    area?.addEventListener('resize', fit);
    area?.addEventListener('scroll', fit);
    return () => {
      area?.removeEventListener('resize', fit);
      area?.removeEventListener('scroll', fit);
      root.style.overflow = overflow;
      element.style.height = element.style.top = '';
    };
  }, [panel, active]);
}

/** The time, renewed each minute, for dates that turn into "yesterday". */
export function useMinute(): number {
  const [now, set] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
