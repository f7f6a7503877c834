import { createRoot } from 'react-dom/client';
import { language } from './language/choice.js';
import { registerServiceWorker } from './pwa/register.js';
import { App } from './shell/App.js';
import './shell/console.css';

document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
const place = document.getElementById('console');
if (place !== null) createRoot(place).render(<App />);
// In development files come one by one from Vite; there is no shell to keep.
if (import.meta.env.PROD) void registerServiceWorker();
