import { saysNothing } from '../../src/triage/says_nothing.ts';

/** Answers with courtesy, a promise or few words, each of which tells a customer something. */
test.each([
  'Sorry, we do not ship to Switzerland.', 'Sorry we do not ship to Switzerland.', 'We are sorry that we cannot ship to Switzerland.', 'Sorry, the lamp has no timer; a plug with a timer from any shop does the job.',
  'Thank you for asking: the filter is changed every six months.', 'Thanks! Hold the ring for ten seconds.', 'Thanks to its timer the lamp turns off by itself.',
  'Please contact the carrier; we will get back to you only if the parcel is lost.', 'Send us a photo of the plug and we will get back to you.', 'We are working on Sundays too.', 'Our thank-you card ships with the order.', 'Restart it.', 'Yes.', 'No, sorry.', '30 days.', 'In 2 hours.',
  'Danke für die Frage, der Filter wird alle sechs Monate gewechselt.', 'Entschuldigung, die Lampe gibt es nur in Weiß.', 'Vielen Dank für Ihre Nachricht. Bitte ziehen Sie den Stecker.', 'Es tut uns leid, in die Schweiz liefern wir nicht.',
  'Bitte senden Sie uns ein Foto, dann melden wir uns bei Ihnen.', 'Ja.', 'Leider nein, 14 Tage.', 'Nach dem Neustart melden Sie sich bitte wieder an.',
  'Gracias por preguntar: el filtro se cambia cada seis meses.', 'Lamentamos no poder enviar a Suiza.', 'Disculpe, la lámpara solo existe en blanco.', 'Sí.', 'Gracias a su temporizador, la lámpara se apaga sola.',
  'Merci de débrancher la lampe pendant dix secondes.', 'Merci de ne pas ouvrir le boîtier.', 'Désolés, nous ne livrons pas en Suisse.', 'Merci pour votre question, le filtre se change tous les six mois.', 'Oui.', 'Merci d’éteindre puis de rallumer la box.', 'Veuillez patienter dix secondes.',
  'Rufen Sie uns an, wenn die Lampe blinkt.', 'Le facteur vous rappelle le code : 4711.', 'Obrigado por perguntar: o filtro troca-se a cada seis meses.', 'Lamentamos não enviar para a Suíça.', 'Desculpe, o candeeiro só existe em branco.', 'Sim.', 'Obrigada pela mensagem, mantenha o botão premido.',
])('tells something: %s', (solution) => {
  expect(saysNothing(solution)).toBe('');
});

test.each([
  'Thank you for contacting us. We will look into it and get back to you.', 'We have forwarded your request. Sorry for the delay.', 'Sorry for not replying sooner, we will get back to you.', 'As soon as we know more, we will get back to you within 24 hours.',
  'Hello Ana, thank you for your message.', 'In the meantime, we are looking into it.', 'Yes, we’ll get back to you shortly.', 'We are working on it, please be patient.', 'Your request has been received, our team will shortly contact you.',
  'Wir kümmern uns darum. Danke für Ihre Geduld.', 'Danke, dass Sie sich gemeldet haben.', 'Sobald wir mehr wissen, melden wir uns bei Ihnen.', 'Wir haben Ihre Nachricht erhalten und prüfen das.', 'Bitte entschuldigen Sie die Verspätung.',
  'Estamos revisando su caso. Gracias.', 'Gracias por escribirnos, nos pondremos en contacto con usted.', 'En cuanto sepamos algo, le avisaremos.', 'Lamentamos las molestias.',
  'Nous étudions votre demande. Merci.', 'Merci de patienter.', 'Merci de votre patience, nous revenons vers vous.', 'Merci de nous avoir contactés.', 'Désolés pour le retard, nous avons bien reçu votre message.',
  'Estamos verificando. Obrigado!', 'Obrigada pela mensagem, entraremos em contacto.', 'Ein Kollege ruft Sie morgen zurück.', 'Wir rufen Sie zurück.', 'Un compañero le llamará. Gracias.', 'Un collègue vous rappellera.', 'Um colega vai ligar-lhe.', 'Assim que soubermos mais, entraremos em contato.', 'Pedimos desculpa pelo incómodo.',
])('only promises: %s', (solution) => {
  expect(saysNothing(solution)).toBe('The solution only promises an answer.');
});

test.each(['Done.', 'All fixed!', 'Erledigt.', 'Caso resuelto.', 'Problème résolu.', 'Caso resolvido.', 'White.'])('too short to help another customer, and said so: %s', (solution) => {
  expect(saysNothing(solution)).toContain('too short');
});
