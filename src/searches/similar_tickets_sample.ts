/** What the search gives for ticket FJ-1001 of the sample data over the sample articles; held by test/pairings. */
export default {
  id: "KB-001",
  title: "Phone does not charge on the LumaDesk foot",
  problem: "I put my phone on the foot of the lamp, the ring blinks three times and goes dark. The battery percentage does not move.",
  solution: "Three blinks mean the charger does not see the phone properly.\n1. Take off cases thicker than 4 mm and anything metal: rings, card holders, magnetic plates.\n2. Lay the phone with its middle on the symbol and wait five seconds.\n3. Wipe the foot with a dry cloth.\n4. Unplug the lamp for one minute. Use the original adapter (24 V, 1.5 A), straight into the wall.\nThe foot charges Qi and Qi2 phones with up to 15 W. If a second phone is refused too, send us the serial number from the underside and a short video.",
  product: "LumaDesk",
  url: "https://help.fjordlight.example/en/lumadesk/phone-not-charging",
  score: 0.783,
};
