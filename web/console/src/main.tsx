import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/global.css';
import { namespaces } from './app/i18n';
import { setUpI18n } from './shared/i18n/setup';

setUpI18n(namespaces);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
