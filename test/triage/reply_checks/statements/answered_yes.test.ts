import { found } from '../found.ts';

/** A source, what is asked of it, a reply that says yes where the source says no, and one that may say what it says; written by hand. */
test.each([
  ['en', 'Our pool is open daily. Bicycles must not be brought to the pool area.', 'Can I bring my bicycle to the pool?', 'Yes, your bicycle is welcome at the pool.', 'No, bicycles must not be brought to the pool area.'],
  ['en', 'Trailer 2 fits the electric bike. Trailer 1 must not be used on the electric bike.', 'Could I use Trailer 1 on my electric bike?', 'Yes, Trailer 1 goes on the electric bike.', 'Trailer 1 does not, but Trailer 2 fits the electric bike.'],
  ['de', 'Im Ruheraum sind Telefone nicht gestattet. In der Lobby dürfen Sie telefonieren.', 'Darf ich mein Telefon in den Ruheraum mitnehmen?', 'Ja, Ihr Telefon nehmen Sie einfach mit in den Ruheraum.', 'Im Ruheraum leider nicht, telefonieren dürfen Sie in der Lobby.'],
  ['es', 'Las bicicletas no pueden subir al tren nocturno. En el tren de día viajan gratis.', '¿Puedo subir mi bicicleta al tren nocturno?', 'Sí, su bicicleta sube con usted al tren nocturno.', 'Al tren nocturno no, pero en el de día viajan gratis.'],
  ['fr', 'Les enfants ne sont pas admis dans le sauna, même accompagnés. La piscine leur est ouverte.', 'Est-ce que mon enfant entre dans le sauna avec moi ?', 'Pas de souci, votre enfant entre avec vous dans le sauna.', 'Dans le sauna, non ; la piscine leur est ouverte.'],
  ['pt', 'Não é permitido entrar na biblioteca com comida. Água é permitida.', 'Posso entrar na biblioteca com comida?', 'Pode, sim: entre com a sua comida na biblioteca.', 'Com comida não, mas água é permitida.'],
])('%s: “%s”, asked “%s”, bears no “%s”', (language, source, question, wrong, right) => {
  expect(found(language, source, wrong, question)).toContain('contradiction');
  expect(found(language, source, right, question)).toEqual([]);
});

test.each([
  ['a source affirms as nearly', 'de', 'Hunde sind im Sessellift erlaubt, in der Gondel nicht.', 'Darf mein Hund in den Sessellift?', 'Ja, Ihr Hund darf im Sessellift mit.'],
  ['the yes is to a need', 'en', 'No entry to the gym without a towel.', 'Do I need a towel for the gym?', 'Yes, please bring a towel to the gym.'],
  ['the yes is to a cost', 'de', 'Das Frühstück ist nicht im Zimmerpreis enthalten.', 'Kostet das Frühstück zum Zimmer extra?', 'Ja, das Frühstück kommt zum Zimmerpreis dazu.'],
  ['the yes is to an end', 'es', 'Los bonos de 2024 ya no valen.', '¿Caducan los bonos de 2024?', 'Sí, los bonos de 2024 han caducado.'],
  ['the question denies', 'fr', 'Les billets ne sont pas remboursables.', 'Les billets ne sont pas remboursables ?', 'Oui, c’est bien cela pour les billets.'],
  ['the reply tells the limit', 'pt', 'Os cães não podem entrar no quarto azul.', 'Posso levar o meu cão para o hotel e para o quarto?', 'Sim, o seu cão é bem-vindo no hotel; no quarto azul os cães não entram.'],
  ['the yes is qualified', 'en', 'Tickets cannot be changed on the day of the show. Before it they are changed online.', 'Can I change my tickets for the show?', 'Yes, but before the day of the show, online.'],
])('a yes may stand where %s', (_why, language, source, question, reply) => {
  expect(found(language, source, reply, question)).not.toContain('contradiction');
});
