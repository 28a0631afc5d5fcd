import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from './context';
import { Home } from './home';
import { useFocusTrap, useFullScreen, useVisibleArea } from './hooks';
import { CloseIcon, MuteIcon, SoundIcon } from './icons';
import { Talk } from './talk';

export function Panel({ close }: { close: () => void }) {
  const { session, controls, t } = useApp();
  const panel = useRef<HTMLDivElement>(null);
  const full = useFullScreen();
  const { screen } = controls;
  useFocusTrap(panel, close);
  useVisibleArea(panel, full);

  useEffect(() => {
    // The conversation puts the focus into its own field.
    const active = (panel.current?.getRootNode() as ShadowRoot).activeElement;
    if (!panel.current?.contains(active)) panel.current?.focus({ preventScroll: true });
  }, []);

  // What is on the screen is read; what came while the page was in the background is not. Not deferred: an effect that
  // ran after the panel has gone would count as read what nobody sees.
  useLayoutEffect(() => {
    const look = () => session.watch(screen === 'talk' && document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      session.watch(false);
    };
  }, [session, screen]);

  const closeButton = (
    <button type="button" class="icon" aria-label={t.close} title={t.close} onClick={close}>
      <CloseIcon />
    </button>
  );
  const tools = (
    <>
      <button
        type="button"
        class="icon"
        aria-pressed={controls.sound}
        aria-label={controls.sound ? t.soundOff : t.soundOn}
        title={controls.sound ? t.soundOff : t.soundOn}
        onClick={() => {
          controls.sound = !controls.sound;
        }}
      >
        {controls.sound ? <SoundIcon /> : <MuteIcon />}
      </button>
      {closeButton}
    </>
  );

  return (
    <div
      class={`panel${full ? ' full' : ''}`}
      ref={panel}
      role="dialog"
      aria-modal={full}
      aria-label={t.dialog}
      tabIndex={-1}
    >
      {screen === 'home' ? (
        <Home
          tools={tools}
          talk={() => controls.show('talk')}
          leaveMessage={() => controls.show('talk', true)}
          ask={(question) => {
            session.sendText(question);
            controls.show('talk');
          }}
        />
      ) : (
        // On phones the keyboard would cover half of the talk: it comes when it is wanted.
        <Talk tools={closeButton} back={() => controls.show('home')} focus={!full} />
      )}
    </div>
  );
}
