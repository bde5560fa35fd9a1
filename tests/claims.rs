//! Who is meant, and how it was meant: small stories of the kinds that mislead.

use whosaid::report::{Certainty, Claim, Polarity, Stance};
use whosaid::{Article, Options, Pipeline};

/// A story, what is hard in it, and the names of those who speak, claim by claim.
const SPEAKERS: &[(&str, &str, &[&str])] = &[
    (
        "no person is which",
        "“It is over,” said Terry Moss of the Peace Forum, which has warned of war.",
        &["Terry Moss", "Peace Forum"],
    ),
    (
        "what stands beside an attribution, and another's words",
        "The bank could cut rates, Governor Ann Moss said on Friday, while stressing that she was in no hurry. Her words differed from those of Bo Lund, who argued that rates should rise.",
        &["Ann Moss", "Ann Moss", "Bo Lund"],
    ),
    (
        "an office whose holder is not named",
        "Our reporter Jo Lund is in Osk, where residents tell her the wind is fierce.\n\nThe prime minister has been to the town. Speaking afterwards, she says the army is on its way.",
        &["residents", "The prime minister"],
    ),
    (
        "two men and \"he\"",
        "Mayor Tom Brekke opened the session on Monday. Council leader Ian Moss said the plan was too dear. “We can't pay for it,” he said.\n\nBrekke said the city would borrow. He said the loan was cheap.",
        &["Ian Moss", "Ian Moss", "Tom Brekke", "Tom Brekke"],
    ),
    (
        "they of one whose gender is not told",
        "One nurse said the ward was full. “We are tired,” they said.\n\nA Norvania Ministry of Health spokesperson said: “We are hiring.” They said sixty nurses had signed.",
        &[
            "One nurse",
            "One nurse",
            "A Norvania Ministry of Health spokesperson",
            "A Norvania Ministry of Health spokesperson",
        ],
    ),
    (
        "they of several, whom one has named",
        "A clerk said the drivers were angry. The drivers had waited for months. They said the pay was low.",
        &["A clerk", "The drivers"],
    ),
    (
        "whose words a quotation reports",
        "Mayor Ann Hale left on Monday. “Our customers told us they liked the bread,” Hale said.",
        &["Ann Hale", "Our customers"],
    ),
    (
        "her who is asked",
        "Vera Lund opened the show on Monday. Host Georgie Moss asked her whether she would sing again. “Ask me in May,” she replied.",
        &["Georgie Moss", "Vera Lund"],
    ),
    (
        "who speaks for a body in apposition, and a body that owns",
        "A spokeswoman for the baker's holding company, Zorbel Foods, said the ovens were cold.\n\nThe ship's owner, Zorbel Lines, said the ship was safe.",
        &["A spokeswoman for the baker's holding company, Zorbel Foods", "Zorbel Lines"],
    ),
    (
        "the last of those who survive",
        "Anna Kask was ninety. She leaves four sons and Ulla Berg, who said: “She was my friend.”",
        &["Ulla Berg"],
    ),
    (
        "a subject in apposition",
        "Zanele Kubeka said the line was safe. “We checked it,” Kubeka said.\n\nThe town's mayor, Johan Petersen of the Harbour Alliance, wants a fence. He said the line was old.",
        &["Zanele Kubeka", "Zanele Kubeka", "Johan Petersen"],
    ),
    (
        "kin in a quotation, and before it",
        "Trial nurse Maura Pike, 68, said she heard her grandson's laugh. “He told me I was crying,” she said.\n\nTeacher Rosa Kech read the letter. “I said to my husband, that is that,” Kech said. He told her not to answer it.",
        &["Maura Pike", "Maura Pike", "her grandson", "Rosa Kech", "my husband"],
    ),
    (
        "an office that brings a quotation in",
        "Ann Brekke, whose dog was lost, said she was glad.\n\nOpposition leader Ian Moss said the chancellor had hidden the debt. “He told us there was no debt,” Moss said.",
        &["Ann Brekke", "Ian Moss", "Ian Moss", "the chancellor"],
    ),
    (
        "who spoke two paragraphs before is not he of a quotation",
        "Coach Bo Hale said the pitch was wet.\n\nThe rain stopped at noon.\n\nThe gates opened late.\n\n“He said nobody would come,” said Ann Lund.",
        &["Bo Hale", "Ann Lund", "He"],
    ),
    (
        "descriptions with an age, a party and a family",
        "Actress Tilly Vance left on Monday. The Harbour Lane actress, 38, said she was glad.\n\nHealth spokeswoman Jo Whitlock met nurses. “They are tired,” said the Norvanian MP.\n\nDoreen Wicks came home. “He is a silly boy,” the great-grandmother said.",
        &["Tilly Vance", "Jo Whitlock", "Doreen Wicks"],
    ),
    (
        "a leader whom the next sentence names",
        "The Norvanian leader says the budget is late. Miles Tarn told the house the debt was hidden.",
        &["Miles Tarn", "Miles Tarn"],
    ),
    (
        "a senator of somewhere is a lawmaker",
        "The senator representing the coast, Joseph Adar, left on Monday. The lawmaker said the dam was weak.",
        &["Joseph Adar"],
    ),
    (
        "two of one surname, one of them named in passing",
        "Manager Stephen Hale praised Rovers on Sunday. Petersen met a corner from Danny Hale, the manager's son.\n\n“He is brave,” Hale said. The elder Hale denied that he was harsh.",
        &["Stephen Hale", "Stephen Hale", "Stephen Hale"],
    ),
    (
        "a firm called by a rare noun, told of in an aside",
        "Lumen, which is based in Osk, said it would cut jobs. The company said it was sorry. Shares in Lumen fell.",
        &["Lumen", "Lumen"],
    ),
    (
        "a paper is not he",
        "Ivo Stroud left on Monday. The Lantern published letters in which he called the plan a joke.",
        &["The Lantern", "Ivo Stroud"],
    ),
    (
        "it of a court's bench",
        "The High Court met on Monday. The bench was not convinced. It said the road was bad.",
        &["The bench"],
    ),
    (
        "it of a firm, and not of several documents",
        "Zorbel Lines paid the institute, according to the documents. It said in a statement that the money was no secret.",
        &["the documents", "Zorbel Lines"],
    ),
    (
        "a subject of whom nothing tells a gender",
        "Fisherman Arno Magban waited at the port. Spokesman Karl Tarrow said the boat was lost. According to him, nobody had seen it.\n\nBut Magban rejected this. He said five men had seen it.",
        &["Karl Tarrow", "Karl Tarrow", "Arno Magban", "Arno Magban"],
    ),
    (
        "somebody new by an article, of whom nothing else was told",
        "Teresa Lund, 67, has sung at Oskar Hall for years. The retired midwife said she was sad.\n\nReporter Ellie March left at noon. The retired pilot said it was late.",
        &["Teresa Lund", "The retired pilot"],
    ),
    (
        "an age of one without a name",
        "One parishioner said she would stay. “I have sandwiches,” the 81-year-old said.",
        &["One parishioner", "One parishioner"],
    ),
    ("a priest by his title", "Fr Eoin Larkin left on Monday. The priest said he was sad.", &["Eoin Larkin"]),
    (
        "an office inside of the quotation",
        "Ann Hale met Giles Moss on Monday. “I told the chairman it was late. He said he would think of it,” Hale said.",
        &["Ann Hale", "Ann Hale", "the chairman"],
    ),
    (
        "a woman and a man",
        "Anna Hale and Peter Strand met reporters on Monday. Strand said the ferry was late. She said the fog was dense. He said nobody was hurt.",
        &["Peter Strand", "Anna Hale", "Peter Strand"],
    ),
    (
        "a spokesman, and whose he is",
        "A spokesman for Norvik Energy said the plant was safe. The company said the plant would reopen on Friday.\n\n“We found no leak,” the spokesman said.",
        &["A spokesman for Norvik Energy", "Norvik Energy", "A spokesman for Norvik Energy"],
    ),
    (
        "two unnamed officials",
        "A senior official said the talks had failed. Another official said they would resume in May. The official said a date had been set.",
        &["A senior official", "Another official", "Another official"],
    ),
    (
        "given names that tell the wrong gender, and pronouns that tell the right one",
        "Jordan Bath signed on Monday. She had asked for a longer contract.\n\nBath said the fee was fair. She said she would play on Friday, and her coach Leslie Kask agreed. He said Bath was fit.",
        &["Jordan Bath", "Jordan Bath", "Jordan Bath", "Leslie Kask"],
    ),
    (
        "an apposition that ends where a name begins",
        "After calling his mother, Ivo Tarn left the hall. He said the vote was fair.",
        &["Ivo Tarn"],
    ),
    (
        "who is asked answers",
        "Reporter Lena Dahl asked Marcus Webb whether he would run for mayor.\n\n“I have not decided,” he said.\n\nShe asked Webb when he would decide.\n\n“In the spring,” he said.",
        &["Lena Dahl", "Marcus Webb", "Lena Dahl", "Marcus Webb"],
    ),
    (
        "a document over several paragraphs",
        "The report, published on Monday, said the dam was old.\n\n“Repairs were late,” the report said.\n\nIt said the board knew of the cracks.",
        &["The report", "The report", "The report"],
    ),
    (
        "a title, then an epithet",
        "Senator Ruth Alvarez of Texas met the farmers on Monday. The senator said the bill was dead. “It has no votes,” the Texas Republican said.",
        &["Ruth Alvarez", "Ruth Alvarez"],
    ),
    (
        "two together",
        "Omar Haddad and Lucy Finch signed the letter. The two said the school should stay open.",
        &["Omar Haddad and Lucy Finch"],
    ),
    (
        "whom he names is another",
        "Ravi Menon met Tevita Sefo on Monday. He said Menon was wrong about the dam.",
        &["Tevita Sefo"],
    ),
    (
        "people by where they are from",
        "Erling Holm won the race on Sunday. The Norwegian said he was tired.\n\nThe Brazilian Rui Prado came second. “He was faster than me,” the Brazilian said.",
        &["Erling Holm", "Rui Prado"],
    ),
    (
        "a minister and a prime minister",
        "Prime Minister Ratu Sefo and Finance Minister Ana Tui met unions on Friday. The minister said wages would rise. The prime minister said he was pleased.",
        &["Ana Tui", "Sefo"],
    ),
    (
        "a doctor is no minister",
        "A doctor at Osk hospital said on Monday that the ward was full.\n\nHealth Minister Ana Tui said more beds were coming.",
        &["A doctor at Osk hospital", "Ana Tui"],
    ),
    (
        "a description of the lead, and a name with an age",
        "The former treasurer of a farmers' cooperative told the court on Tuesday that she had warned its board.\n\nLitia Vakalo, 52, said she wrote to the chairman, Semi Roko, in 2021.",
        &["Litia Vakalo", "Litia Vakalo"],
    ),
    (
        "somebody in a quotation whom nobody has named",
        "Melby coach Inga Dahl was late. “The referee told me he did not see it,” she said.",
        &["Inga Dahl", "The referee"],
    ),
    (
        "a man without a name is no neighbour",
        "A farmer near Osk found the wreck on Sunday. “He called me at six in the morning,” said his neighbour, Sanne Vries. The man told police he had heard a bang.",
        &["Sanne Vries", "The man"],
    ),
    (
        "the firm and it",
        "Tanvi Software will cut 300 jobs. The firm employs 4,000 people. It said sales fell 12 percent.",
        &["Tanvi Software"],
    ),
    (
        "a paper that is a study",
        "A study by researchers in Osk found that walking helps. Ann Lee told the Osk Daily it was small. The paper said 1,204 pupils took part.",
        &["A study by researchers in Osk", "Ann Lee", "The paper"],
    ),
    ("kin", "Ann Lee spoke of her son Bo Lee on Monday. Bo Lee's mother said he was ill.", &["Ann Lee", "Ann Lee"]),
    (
        "a company",
        "Harrow Foods Inc. cut its dividend on Monday. The company said sales fell. It said prices would rise.",
        &["Harrow Foods Inc.", "Harrow Foods Inc."],
    ),
    (
        "a pronoun inside its own claim",
        "Ruth Alvarez said she believed the vote was fair. She said it would be counted again.",
        &["Ruth Alvarez", "Ruth Alvarez", "Ruth Alvarez"],
    ),
    (
        "places that speak",
        "Washington said the talks would go on. Moscow said they would fail.",
        &["Washington", "Moscow"],
    ),
    ("an age", "Boxer Dan Okoye lost on Saturday. The 29-year-old said he would fight on.", &["Dan Okoye"]),
    (
        "a subject, not the object nearer by",
        "Prosecutor Bernd Maurer limited the charges to spare Gary Lomax a long trial. He said the proof was clear.",
        &["Bernd Maurer"],
    ),
    (
        "one who reports another",
        "Tom Brekke said Ian Moss told him that the plan was dear. He said the city would borrow.",
        &["Tom Brekke", "Ian Moss", "Tom Brekke"],
    ),
    (
        "somebody's lawyer",
        "Police arrested Dan Okoye on Monday. His lawyer said he was innocent. “He was at home,” the lawyer said.",
        &["His lawyer", "His lawyer"],
    ),
    (
        "a word of the name",
        "The Meridian News Agency said two men were held. The agency said they were armed.",
        &["Meridian News Agency", "Meridian News Agency"],
    ),
    (
        "\"the sources\"",
        "Two officials in the ministry said the minister would resign. The sources said he was ill.",
        &["Two officials in the ministry", "Two officials in the ministry"],
    ),
    (
        "another word for the same",
        "An official at the park said the dam would ruin it. “Nobody will come,” the worker said.",
        &["An official at the park", "An official at the park"],
    ),
    (
        "a group",
        "Residents of Halvor said the water was brown. They said it smelled. “We want answers,” they said.",
        &["Residents of Halvor", "Residents of Halvor", "Residents of Halvor"],
    ),
    (
        "the president and the former one",
        "Former President Hugo Lind met President Eva Sand on Monday. The president said the tax would stay. The former president said it should go.",
        &["Eva Sand", "Hugo Lind"],
    ),
    (
        "a subject between two quotations",
        "“The deal is dead,” Peter Strand said. Anna Hale has fought the deal for years. “It was never alive,” she said. Strand laughed. He said the vote was close.",
        &["Peter Strand", "Anna Hale", "Peter Strand"],
    ),
    (
        "a speaker carried from paragraph to paragraph",
        "Peter Strand blamed the fog. “Nobody could see,” he said.\n\n“We turned back at noon,” he said.\n\nThe ferry was built in 1970.\n\n“It was an old ship,” he said.",
        &["Peter Strand", "Peter Strand", "Peter Strand", "Peter Strand"],
    ),
    (
        "a title that is a given name, too",
        "Anna Holm was there too. “We are in danger,” Chancellor Lena Markl told reporters. She said a plan was near.",
        &["Lena Markl", "Lena Markl"],
    ),
    (
        "a subject after \"But\", and one with what hangs on it",
        "Nicholas Strand went to Oslo. The doctor said he was ill. But Strand failed. He said the fog was dense. \
         Ian Holm of the water board failed, too. He said it was late.",
        &["The doctor", "Nicholas Strand", "Ian Holm"],
    ),
    (
        "a woman who is a spokesman, and an apposition",
        "Port spokesman Hope Lind said the dock was shut. “It is safe,” she said. Ed Brekke (D), a Lind supporter, \
         praised the plan, but he said it was late.",
        &["Hope Lind", "Hope Lind", "Ed Brekke", "Ed Brekke"],
    ),
    ("who was asked", "Lena Dahl asked Marcus Webb why he believed the dam was safe.", &["Lena Dahl", "Marcus Webb"]),
    (
        "an article before a town",
        "Harrow Foods Inc. cut its dividend. The Fresno, Calif., company said sales fell.",
        &["Harrow Foods Inc."],
    ),
    (
        "a charity, a letter, and a body whose name does not say what it is",
        "The charity Norvag said on Monday the dam was weak. In a letter sent on Sunday, the organisation said it had seen cracks. The letter said four towns were at risk.\n\nAccording to SAXA, the dam is safe. \u{201c}It will stand,\u{201d} the agency said.",
        &["Norvag", "Norvag", "a letter sent on Sunday", "SAXA", "SAXA"],
    ),
    (
        "the researchers of a research team",
        "A research team from Harrow University has counted the seals. The study took a year.\n\nThe scientists said the herd was small.",
        &["A research team from Harrow University"],
    ),
    (
        "two who are named side by side",
        "Tom Brekke spoke on Monday. Beside him sat Ian Moss.\n\nThe two men said the plan was dead.",
        &["Tom Brekke and Ian Moss"],
    ),
    (
        "a mother of three",
        "Anna Hale still sells bread by the bus stand.\n\nThe mother of three says she is not afraid.",
        &["Anna Hale"],
    ),
    (
        "a leader who is named next",
        "A leader of the largest union said the bill was bad.\n\n\u{201c}It helps nobody,\u{201d} said Ian Moss, director of the Harrow Teachers Association.",
        &["Ian Moss", "Ian Moss"],
    ),
    (
        "she told Hale",
        "Anna Hale and Lucy Finch were friends. Finch was ill. She told Hale that she was afraid.",
        &["Lucy Finch"],
    ),
    (
        "a name with figures",
        "The user brekke7 wrote to Norvag on Monday. \u{201c}I am tired of this,\u{201d} brekke7 wrote. \u{201c}It must end,\u{201d} they said.",
        &["brekke7", "brekke7"],
    ),
    (
        "what hangs between a name and its verb",
        "Novelist Anna Hale, from Harrow, who has written dozens of books, admitted that she was tired. Mr Tom Brekke, who is working with Norvag as officer, trainer and driver, says lights are a solution.",
        &["Anna Hale", "Tom Brekke"],
    ),
    (
        "the subject of the main clause, not of the one that hangs on it",
        "While Anna Hale waited for a bus, Lucy Finch left the shop.\n\nShe said it was late.",
        &["Lucy Finch"],
    ),
    (
        "a quotation right after a sentence about one person, and about two",
        "Tom Brekke welcomed the ruling on Monday. \u{201c}It is a good day for the town.\u{201d}\n\nAnna Hale met Ian Moss at noon. \u{201c}It is a bad day for the town.\u{201d}",
        &["Tom Brekke"],
    ),
    (
        "the question after an answer",
        "\u{201c}Are you happy here?\u{201d} the judge asked Ian Moss.\n\n\u{201c}Yes, I am,\u{201d} he said.\n\n\u{201c}Will you stay in the town?\u{201d}",
        &["the judge", "Ian Moss"],
    ),
    (
        "the spelling that the story goes on with",
        "A fighter loyal to Muammar Gaddafi left the town.\n\nMoammar Gadhafi said he would fight. Gadhafi said he had an army. Gadhafi said it was strong.",
        &["Moammar Gadhafi", "Moammar Gadhafi", "Moammar Gadhafi"],
    ),
    (
        "somebody new, though such a one was named",
        "Mayor Anna Hale opened the fair. The woman who wrote the song said she was proud. Critics sent a pitch to voters. Voters said it was late.",
        &["The woman who wrote the song", "Voters"],
    ),
    (
        "one surname, and whose it is alone",
        "Tom Brekke runs the harbour, which his father built. Brekke said the ice was thin. His wife, Ruth Moss Brekke, teaches in the town, where the two have lived for thirty years, and has never liked boats, nor storms, nor the sea, nor the smell of fish on the quay in summer, when the fleet comes home and the buyers stand and wait for the boxes to be brought ashore and weighed, one by one, by men who have done so all their lives. Nobody knows how long the frost will last this winter, or whether the ships can leave. Brekke said the harbour would stay open.",
        &["Tom Brekke", "Tom Brekke"],
    ),
    (
        "a heading in quotation marks is nobody's",
        "Tom Brekke said the ice was thin.\n\n\u{2018}The worst is over\u{2019}: Norvag\n\nIan Moss said the fleet would sail.\n\n\u{2018}There is only one way\u{2019}\n\nAnna Hale said the quay was full.",
        &["Tom Brekke", "Ian Moss", "Anna Hale"],
    ),
    (
        "the mother of someone is nobody who was named",
        "Counsel Joanna Moss said the dam was old.\n\nThe mother of one victim said she was angry.",
        &["Joanna Moss", "The mother of one victim"],
    ),
    (
        "an attribution that closes speaks for what \"but\" brings",
        "The plan was good, Ian Moss said on Monday, but warned that costs were rising.",
        &["Ian Moss", "Ian Moss"],
    ),
    (
        "a letter that names a platform is no initial",
        "Anna Hale posted the list on X. Moss has said he will stay. Ian Moss was elected in May.",
        &["Ian Moss"],
    ),
    (
        "the second of two participles, and a date",
        "A report commissioned by the council and published on Tuesday found that the roof was unsafe.",
        &["A report commissioned by the council and published on Tuesday"],
    ),
    ("the agent of a passive", "The move was described by Ian Moss, the mayor, as a farce.", &["Ian Moss"]),
    ("the agent behind what is said", "The deal has been called “a betrayal” by Ian Moss.", &["Ian Moss"]),
    ("who told whom", "Hale was told by Ian Moss that the road was closed.", &["Ian Moss"]),
    ("nobody tells a court who told it", "The driver had been drinking, the court heard.", &[""]),
    (
        "who asks does not answer",
        "Anna Hale met Ruth Moss. Asked by Ms Hale why she had not replied, she said she had been asleep.",
        &["Anna Hale", "Ruth Moss"],
    ),
    (
        "what cannot speak repeats nothing",
        "Anna Hale stressed that the outlook remained robust, and reiterated the target of ten ships.",
        &["Anna Hale", "Anna Hale"],
    ),
    (
        "another office is another person",
        "Norvania's economy minister, Ian Moss, said he would meet the board. The state premier said the money must be repaid.",
        &["Ian Moss", "The state premier"],
    ),
    (
        "whose the subject is",
        "Anna Hale met Ruth Moss on Monday. Moss said she was tired. Hale's next book is not finished, though she hinted that it would be long.",
        &["Ruth Moss", "Anna Hale"],
    ),
    (
        "a son and his mother, told by her given name",
        "Jamal Whitcombe was taken to the clinic by his mother, Rochelle, on Monday. “I begged them to keep him,” Ms Whitcombe said.",
        &["Whitcombe", "Whitcombe"],
    ),
    (
        "a father and the daughter who is named after him",
        "Otto Dube, the bassist, has died aged 71. “He taught half of this city to listen,” wrote his daughter, the singer Lindiwe Dube.\n\nBorn in Salem in 1953, Dube built his first bass from a tea chest. He liked to joke that it was still his best.",
        &["Lindiwe Dube", "Otto Dube"],
    ),
    (
        "a body without a name, and \"it\"",
        "The trust said: “We are deeply sorry.” It added that nurses were short.",
        &["The trust", "The trust"],
    ),
    (
        "a name that nothing is known of, and \"it\"",
        "Harbour Rail says no trains will run today. Passengers will get their money back, it says.",
        &["Harbour Rail", "Harbour Rail"],
    ),
    (
        "several companies, and \"it\"",
        "Both companies declined to comment. The plant opened in May. It says that nobody was hurt.",
        &["Both companies", "It"],
    ),
    (
        "a heading of a live page",
        "Mayor Anna Hale tells the Herald the ferry is safe.\n\n13:55\n‘I’ve never seen waves like it’\n\nFisherman Tom Brekke, 63, says he will stay ashore.",
        &["Anna Hale", "Tom Brekke"],
    ),
    (
        "one who speaks for a union is no union",
        "Norvik Dockers' Union branch secretary Anna Hale said her members would stay out. According to the union, wages are owed. Norvik club president Ian Moss said he was sad. The club said it would appeal.",
        &["Anna Hale", "Norvik Dockers' Union", "Ian Moss", "The club"],
    ),
    (
        "\u{201c}they\u{201d} of one who speaks are nobody of another's words",
        "\u{201c}Our landlords are angry,\u{201d} Anna Hale said. \n\n\u{201c}I have written to the treasury. They promised to pay,\u{201d} Ian Moss said.",
        &["Anna Hale", "Ian Moss", "They"],
    ),
    (
        "my father",
        "\u{201c}My father likes boats. He says they are safe,\u{201d} Ian Moss said. \u{201c}My daughter does not. She says they are cold.\u{201d}",
        &["Ian Moss", "My father", "My daughter"],
    ),
    (
        "one surname for two, and a daughter's",
        "Lucy Brekke fell ill on Monday. Her parents, Ruth and Tom Brekke, called a doctor. Mrs Brekke said nobody came. Mr Brekke said he drove to Osk.",
        &["Ruth Brekke", "Tom Brekke"],
    ),
    (
        "the younger of two",
        "The mayor, Ian Moss, left on Monday. Moss's nephew, Tom Moss, lost his seat. The younger Moss said it was unfair. \u{201c}My uncle built the bridge,\u{201d} he said. The elder Moss said he was sorry.",
        &["Tom Moss", "Tom Moss", "Ian Moss"],
    ),
    (
        "whom she wrote to",
        "Anna Hale met reporters on Monday.\n\nFintan Moss, her student, wrote to her at night. She said she told him to go to bed. \u{201c}He did not,\u{201d} she said.",
        &["Anna Hale", "Anna Hale", "Anna Hale"],
    ),
    (
        "somebody of the lead, and the age of the one who follows",
        "Osk news today\n\nA nurse told a court in Osk that she had begged the ward to stop.\n\nRuth Brekke, 34, was dismissed in May. She claims she was punished.",
        &["Ruth Brekke", "Ruth Brekke", "Ruth Brekke"],
    ),
    (
        "a ministry is no firm",
        "Zafirah lost money in May. Zafirah said it would pay its drivers. The ministry said it would look into that.",
        &["Zafirah", "The ministry"],
    ),
    (
        "an age between a name and what more is said of its bearer",
        "Anna Hale, 44, who runs a shop, said sales fell. Ian Moss, 30, a nurse who wants to leave, said he was tired. Ruth Brekke, 18, who said she was ill, left.",
        &["Anna Hale", "Ian Moss", "Ian Moss", "Ruth Brekke"],
    ),
    (
        "the college that the head is of",
        "Osk College sent a letter. Anna Hale, head of science at the college, said it was late. According to the college, it was lost.",
        &["Anna Hale", "Osk College"],
    ),
    (
        "where something is posted is no company",
        "Anna Hale wrote on Instagram that she was ill. Fans wept in the street. The company said it was sorry.",
        &["Anna Hale", "The company"],
    ),
    (
        "whom the piece before names",
        "Ingrid Moss met fans on Monday. She said they sang. \u{201c}I told Anna Hale that years ago,\u{201d} Tom Brekke said, \u{201c}and she told me to be quiet.\u{201d}",
        &["Ingrid Moss", "Tom Brekke", "Anna Hale"],
    ),
    (
        "an office before a name, and one of what has no name",
        "The vote was on Monday. Schools minister Anna Hale told the press she was glad. The leader of the council Ian Moss said the baths lost money.",
        &["Anna Hale", "Ian Moss"],
    ),
    (
        "a boy of one's own",
        "Ian Moss met nurses on Monday. \u{201c}My mum looks after my little boy. He thinks I live at work,\u{201d} Anna Hale said.",
        &["Anna Hale", "my little boy"],
    ),
    (
        "the company of who speaks for it",
        "Tanvi Software said it would lend money. A spokeswoman for Norvik Energy said the company was considering a similar step.",
        &["Tanvi Software", "A spokeswoman for Norvik Energy", "Norvik Energy"],
    ),
    (
        "they of one who may be either",
        "A council spokesperson said staff would be offered work. They added that the building would stay.",
        &["A council spokesperson", "A council spokesperson"],
    ),
    (
        "a grandmother in a quotation",
        "The director, Teresa Vilhena, said the museum was glad. Osaro Ighile wept. “My grandmother told me about the bronze,” he said. “She said it had one ear.”",
        &["Teresa Vilhena", "Osaro Ighile", "My grandmother"],
    ),
    (
        "one of several, by name",
        "One of the investors, Harcourt Ventures, said it stood by its complaint.",
        &["Harcourt Ventures"],
    ),
    (
        "what a new speaker's quotation is not",
        "“It is warm and dry,” says Ann Hale, whose son Jamie, eight, came along. Jamie's verdict? “It was like a ship but wetter.”",
        &["Ann Hale", "Jamie"],
    ),
    (
        "a body's offer, and somebody's quotation",
        "The council has offered to put up a plaque, an idea Ann Hale finds odd and she says so. “For what reason, may I ask?”",
        &["The council"],
    ),
    (
        "an office that nobody here is said to hold",
        "Rosa Quispe lost her house on Monday. Schools will stay shut, the governor announced on Tuesday.",
        &["the governor"],
    ),
    (
        "the party beside a name",
        "Lund told Sen. Maria Cantu, D-N.M., who had asked how many came, that few did.",
        &["Lund", "Maria Cantu"],
    ),
    (
        "a paper and one of its authors",
        "A January paper co-authored by its chief scientist, Petra Lindqvist, found that the dam was safe.",
        &["A January paper co-authored by its chief scientist, Petra Lindqvist"],
    ),
    ("a name with letters behind it", "Amira Shah KC said her client was innocent.", &["Amira Shah KC"]),
    ("an office of three words", "Chief Electoral Officer Ravi Menon said the vote was calm.", &["Ravi Menon"]),
    ("a craft that few tables have", "Psephologist Dina Kaur said the vote was calm.", &["Dina Kaur"]),
    ("who took office", "Lee took office vowing that the tax would go.", &["Lee"]),
    (
        "two quoted speakers, one inside the other",
        "“My mother told me I was mad,” Ann Lee said.",
        &["Ann Lee", "My mother"],
    ),
    ("whom it is told of before a colon", "Ann Hale was in no doubt: “They should have closed it.”", &["Ann Hale"]),
    ("a thing before a colon", "The sign was clear: “No entry after dark for anybody.”", &[]),
    (
        "an accusation that is another's to deny",
        "“I will not go,” Mirela Lund said, a reference to rumours, denied by Petkov, that she was paid.",
        &["Mirela Lund"],
    ),
    (
        "a spokesperson for somebody, and \"they\"",
        "A spokesperson for Marchetti said the firm had been open. They pointed out that the papers were short.",
        &["A spokesperson for Marchetti", "A spokesperson for Marchetti"],
    ),
    (
        "papers, and for whom they were written",
        "Papers drawn up for the chancellor, Alice Marchetti, describe the firm as insolvent.",
        &["Papers drawn up for the chancellor, Alice Marchetti"],
    ),
    (
        "a question about whom its sentence names behind it",
        "Ann Hale was cross. “She was always cross,” Mary Lund said.\n\nAsked what she hoped to be known for, Hale said little. “Nothing,” she said.",
        &["Mary Lund", "", "Ann Hale", "Ann Hale", "Ann Hale"],
    ),
    ("a body's chief, by apposition", "The firm's chief economist, Ann Hale, said demand fell.", &["Ann Hale"]),
    (
        "an office held now, before a relative clause",
        "The row hurt Alice Marchetti, now foreign secretary, who told reporters that it was over.",
        &["Alice Marchetti"],
    ),
    (
        "who is asked by office answers",
        "Prime Minister Conor Haverty spoke. Róisín Quigley accused him of lying. She asked the prime minister if he had slept there. He said he had.",
        &["Róisín Quigley", "Róisín Quigley", "Conor Haverty"],
    ),
    (
        "who speaks again in one paragraph, though nothing told her sex before",
        "Ms Ann Hollis said the bureau was rude. She added that it was sorry.\n\nProfessor Zorb Qarrel, who studied there, said it had been kind. “It gave us bread,” she said.",
        &["Ann Hollis", "Ann Hollis", "Zorb Qarrel", "Zorb Qarrel"],
    ),
    (
        "the man of somebody's own story is nobody named",
        "Sir Gerald Penwick sold his shares.\n\n“I asked the bank,” Mercy Anang said. “The man laughed. He said it was late.”",
        &["Mercy Anang", "The man"],
    ),
    (
        "another's office",
        "The Met Office warned of rain. The governor's office declined to comment.",
        &["Met Office", "The governor's office"],
    ),
    (
        "whose the verb is behind a relative clause of two verbs",
        "Danielle Keats, who teaches in Oslo and filed a brief supporting the family, said Lund had lied.",
        &["Danielle Keats"],
    ),
    ("somebody's coach", "The crew's coach, Bex Loader, says it is late.", &["Bex Loader"]),
    (
        "a firm that goes by its web address",
        "Varnox makes a browser. The security firm Zorbel.com has said it has holes. Varnox said it has none.",
        &["Zorbel.com", "Varnox"],
    ),
    (
        "a role that nobody here is said to have",
        "Ann Hale wrote a book. The publisher begs readers not to tell the end.",
        &["The publisher"],
    ),
    (
        "whom the story is about",
        "Ann Hale, who has died aged 88, spent her life on rivers. Hale was born in Osk. Hale taught for years.\n\nHer daughter Bea, a cellist, said the family was glad of the letters. “She kept all of them,” she said.\n\nIn her last years she worried about the dam. She told the Herald that it leaked. Hale will be buried in Osk.",
        &["Bea", "Bea", "Ann Hale", "Ann Hale"],
    ),
    (
        "a man who speaks of the woman the story is about",
        "Ann Hale, who has died aged 88, spent her life on rivers. Hale was born in Osk. Hale taught for years. Her husband, Tom Brekke, said she was late for everything.\n\nDr Ravi Menon, who shared a boat with her, said she could be stern. “She once sent back a net,” he said.\n\nShe is survived by Tom and their sons. Hale will be buried in Osk.",
        &["Tom Brekke", "Ravi Menon", "Ravi Menon"],
    ),
    (
        "one who will not be named, and the next who is",
        "An official at the agency, who asked not to be named, said the file was thin.\n\nThe state governor, Ruth Moss, said she had not seen it.",
        &["An official at the agency", "Ruth Moss"],
    ),
    (
        "the President of a country is no firm's",
        "Pedro Lund, president of Lund Builders, met the committee on Monday. The palace said the President had said he was sorry.",
        &["The palace", "the President"],
    ),
    (
        "the father, and the daughter by whom it is told who he is",
        "The plea was filed by Arun Menon, father of 21-year-old Devika Menon, who died in the fire. Menon said the door was locked.",
        &["Arun Menon"],
    ),
    (
        "who presses for an answer does not give it",
        "Pressed by host Kiri Moss on whether he would pause the work, Simon Hale said he would not. “Never,” he said.",
        &["Kiri Moss", "Simon Hale", "Simon Hale"],
    ),
    (
        "whom nobody asked by name",
        "Ian Moss was asked if he feared for his job. “I fear nobody,” he said.",
        &["", "Ian Moss"],
    ),
    (
        "who judges a report, and adds to that",
        "Reports suggest that a fee has been agreed, but club chief Ian Moss dismissed those as “nonsense”, adding that nobody had called.",
        &["Reports", "Ian Moss", "Ian Moss"],
    ),
    (
        "two kinds of members",
        "The Porters' and Carriers' Federation said wages were low. The federation said it would strike.",
        &["Porters' and Carriers' Federation", "Porters' and Carriers' Federation"],
    ),
    (
        "a boy with a given name alone",
        "Ann Lund fell in on Saturday. She was ill. One of the boys, Oliver, wrote that he was glad. She is at home. He hopes that she will stay there.",
        &["Oliver", "Oliver"],
    ),
    (
        "people on a mountain",
        "Wanda Lund is among 400 growers on the slopes of Mount Osk who say they were robbed.",
        &["400 growers on the slopes of Mount Osk"],
    ),
    (
        "an office without an article, and a clause about its holder",
        "Upasna Menon, chief economist at Vale Bank, who expects a cut, said it was late.",
        &["Upasna Menon"],
    ),
    (
        "who may go by that, and who is called something else",
        "Rasmus Lund laughed on Monday. Lund has scored four goals since general manager Doug Hale told a radio station that nobody was safe. The winger said he was cold.",
        &["Doug Hale", "Rasmus Lund"],
    ),
    (
        "a source, and \"they\"",
        "A source said the deal was close. They said it would be signed on Friday.",
        &["A source", "A source"],
    ),
    ("who told a court, in a headline", "Guards begged for help before blaze, inquest told", &["", "Guards"]),
];

#[test]
fn each_claim_is_given_to_who_made_it() {
    let mut pipeline = Pipeline::new();
    let mut wrong = Vec::new();
    for &(what, story, expected) in SPEAKERS {
        let article = Article { text: story.into(), ..Article::default() };
        let report = pipeline.run(&article, &Options::default());
        let found: Vec<_> = report.claims.iter().map(|c| c.source.name.as_deref().unwrap_or_default()).collect();
        if found != expected {
            wrong.push(format!("{what}: {found:?}, should be {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first claim of a sentence.
fn read<T>(text: &str, of: impl Fn(&Claim<'_>, &whosaid::Report<'_>) -> T) -> T {
    let article = Article { text: text.into(), date: Some(jiff::civil::date(2026, 1, 15)), ..Article::default() };
    let report = Pipeline::new().run(&article, &Options::default());
    of(report.claims.first().unwrap_or_else(|| panic!("no claim in {text}")), &report)
}

#[test]
fn how_sure_the_source_is() {
    use Certainty::{Certain, Possible, Probable, Unknown};
    let cases = [
        ("Lee said the dam was safe.", Certain),
        ("Lee said the dam may be safe.", Possible),
        ("Lee said the dam would fail if the rain went on.", Possible),
        ("Lee said it was possible that the dam was safe.", Possible),
        ("Lee said the dam was likely to hold.", Probable),
        ("Lee said she believed the dam was safe.", Probable),
        ("“I think the dam is safe,” Lee said.", Probable),
        ("Lee said the cause was unknown.", Unknown),
        // What is hedged is something else.
        ("Lee said likely voters were angry.", Certain),
        ("Lee condemned the attack “in the strongest possible terms.”", Certain),
        ("Lee said the dam had failed before, possibly, the storm came.", Certain),
        ("Lee said experts believe the dam is safe.", Certain),
        ("“The dam is safe. If it fails, we will pay,” Lee said.", Certain),
        ("“The dam is safe,” Lee said. “It may leak.”", Certain),
        ("Lee said the dam was safe and that she believed it would hold.", Certain),
        ("Lee said she had resigned because she believed the dam was unsafe.", Certain),
        ("“I could not see the dam,” Lee said.", Certain),
        ("Lee urged people to avoid roads that may flood.", Certain),
        ("Estimates from the ministry show that 400 homes were lost.", Probable),
        ("Lee sees the dam as a failure.", Probable),
        ("Ann Lee said the ferry would sail even if it rained.", Certain),
        ("Ann Lee said the ferry would sail if it rained.", Possible),
        ("Ann Lee said crews had been threatened with the sack if they spoke.", Certain),
        ("Ann Lee said crews would have sailed if it had rained.", Possible),
        ("Ann Lee said everybody could see it was late.", Certain),
        ("Ann Lee said it could sink.", Possible),
        ("“They kept asking me if it was late,” Ann Lee said.", Certain),
    ];
    for (text, certainty) in cases {
        assert_eq!(read(text, |claim, _| claim.certainty), certainty, "{text}");
    }
}

#[test]
fn what_is_negated() {
    use Polarity::{Negative, Positive};
    let cases = [
        ("Lee said the dam was safe.", Positive),
        ("Lee said the dam was not safe.", Negative),
        ("Lee said nobody was hurt.", Negative),
        ("Lee said neither side had won.", Negative),
        ("Lee said it would no longer pay.", Negative),
        ("Lee said she did not think that the dam was safe.", Negative),
        ("Lee said it was not only dear but late.", Positive),
        ("Lee said the men, who had not paid, were held.", Positive),
        ("“The dam is safe,” Lee said. “We did not cut corners.”", Positive),
        ("Lee said one thing she did not like was kept.", Positive),
        ("“While we look for help, nothing stops us,” Lee said.", Negative),
        ("“Absolutely not,” Lee said.", Negative),
        ("“Not at all,” Lee said.", Negative),
        ("Lee did not want to leave.", Negative),
        ("Lee no longer wants to leave.", Negative),
        ("Lee said the dam was yet to open.", Positive),
        ("Lee said although it was late, “nobody has gone home”.", Negative),
    ];
    for (text, polarity) in cases {
        assert_eq!(read(text, |claim, _| claim.polarity), polarity, "{text}");
    }
}

#[test]
fn what_the_source_does_with_it() {
    let cases = [
        ("Lee told the men to leave.", Stance::Wants),
        ("Police warned drivers to stay at home.", Stance::Wants),
        ("“Let them come,” Lee said.", Stance::Wants),
        ("Lee asked whether the dam was safe.", Stance::Asks),
        ("Lee would not say whether the dam was safe.", Stance::Declines),
        ("Lee denied that the dam was unsafe.", Stance::Denies),
        ("Lee promised to mend the dam.", Stance::Promises),
        ("Lee could not confirm that the dam was safe.", Stance::NotConfirmed),
        ("Lee has been unable to verify the report.", Stance::NotConfirmed),
        ("Lee would neither confirm nor deny that the dam was safe.", Stance::NotConfirmed),
        ("Lee neither confirmed nor denied the report.", Stance::NotConfirmed),
        ("Lee has yet to say whether the dam is safe.", Stance::Declines),
        ("Lee has not yet said whether the dam is safe.", Stance::Declines),
        ("Lee called on the mayor to resign.", Stance::Wants),
        ("Lee expects the dam to hold.", Stance::Believes),
        ("Lee asked for silence.", Stance::Wants),
        ("Lee advised that the dam might fail.", Stance::Asserts),
        ("Lee was asked whether the dam was safe.", Stance::Asks),
    ];
    for (text, stance) in cases {
        assert_eq!(read(text, |claim, _| claim.stance), stance, "{text}");
    }
}

#[test]
fn when_it_was_said() {
    let cases = [
        ("Lee said on Monday that the dam was safe.", Some("2026-01-12")),
        ("On Monday, Lee said the dam was safe.", Some("2026-01-12")),
        ("“The dam is safe,” Lee told reporters on Monday.", Some("2026-01-12")),
        // When something else happened.
        ("Lee said the dam failed on Monday.", None),
        ("As she was named mayor on Monday, Lee said the dam was safe.", None),
        ("The dam failed on Monday after Lee said it was safe.", None),
        ("“The dam is safe,” said Lee, a member of the board, which was founded in 1985.", None),
        ("Lee told the class of 2014 that the dam was safe.", None),
        ("Lee said within 24 hours that the dam was safe.", None),
    ];
    for (text, day) in cases {
        let said = read(text, |claim, report| claim.said_at.map(|id| report.dates[id.index()].value.to_string()));
        assert_eq!(said.as_deref(), day, "{text}");
    }
}

/// A sentence, and what is said in it, claim by claim.
const CONTENTS: &[(&str, &[&str])] = &[
    ("Lee said, however, that the dam was safe.", &["that the dam was safe"]),
    ("Lee insisted, though, the dam was safe.", &["the dam was safe"]),
    ("Lee said on Monday, however, that the dam was safe.", &["that the dam was safe"]),
    (
        "The dam was safe, Lee said on Monday, but warned repairs were needed.",
        &["The dam was safe", "repairs were needed"],
    ),
    ("The dam was safe, said Lee, but repairs were needed.", &["The dam was safe … but repairs were needed"]),
    ("The dam failed, The Courier reported, citing two officials.", &["The dam failed", "The dam failed"]),
    ("Lee described Monday night as a disaster.", &["Monday night as a disaster"]),
    ("Lee said, however, that demand fell.", &["that demand fell"]),
    ("Lee said waiting times had fallen.", &["waiting times had fallen"]),
    ("Lee claimed in an interview released on Friday that the dam was safe.", &["that the dam was safe"]),
    ("Divers found a village that scientists say could be older.", &["that … could be older"]),
    ("Lee did not name Holt but told host Ann Moss: “He knows.”", &["Holt", "“He knows.”"]),
    ("Lee plans to return, but money is short: the grant ends in May.", &["to return"]),
    ("Lee told a council meeting that the dam was safe.", &["that the dam was safe"]),
    ("The works closed, a move Ian Moss later described as “a mistake”.", &["“a mistake”"]),
    ("Shares fell after the firm cut its revenue forecast on Monday, citing high costs.", &["high costs"]),
    (
        "“I want somebody to look at me and say sorry,” Lee said.",
        &["“I want somebody to look at me and say sorry,”", "somebody to look at me and say sorry"],
    ),
    (
        "Moss, 51, was sentenced last year to nine years for “disclosing state secrets” after his website, El Faro Libre, published leaked cables.",
        &[],
    ),
    ("Would he publish the rest of the cables?", &[]),
    ("A witness, who did not want to be named, said the crane fell.", &["the crane fell"]),
    ("The firm paid them for disclosing it.", &[]),
    ("Moss doesn't say that any more.", &[]),
    ("Bridge unsafe, says council", &["Bridge unsafe"]),
    ("Dam would cost billions, warns minister", &["Dam would cost billions"]),
    (
        "Bots can explain how to make it, researchers have found.",
        &["Bots can explain how to make it", "how to make it"],
    ),
    (
        "Hale said prices rose, whereas Ian Moss, chief economist at Vale Bank, argued that they fell.",
        &["prices rose", "that they fell"],
    ),
    ("Hale rejected suggestions that she was running scared.", &["that she was running scared"]),
    ("While he was ill, Moss wrote, he was happy.", &["While he was ill … he was happy"]),
    ("Economists expect the bank to cut rates.", &["the bank to cut rates"]),
    ("Data from the ministry show that prices have doubled.", &["that prices have doubled"]),
    ("Until then, warns Lee, drivers should avoid the road.", &["Until then … drivers should avoid the road"]),
    ("For now, says Lee, the dam is safe.", &["For now … the dam is safe"]),
    (
        "Some of the patients, she says, drink less coffee as a result.",
        &["Some of the patients … drink less coffee as a result"],
    ),
    ("A video viewed more than 4,000 times on Blip claims that the dam failed.", &["that the dam failed"]),
    ("A reader in Salem has emailed to say her boat is in the sea.", &["her boat is in the sea"]),
    ("Lee liked to joke that the dam was older than the town.", &["that the dam was older than the town"]),
    ("“I’ve been called worse by better,” Lee was quoted as saying.", &["“I’ve been called worse by better,”"]),
    (
        "Pupils describe a strict teacher who lent out his own books and, one says, “forgot to ask for them back”.",
        &["a strict teacher who lent out his own books", "“forgot to ask for them back”"],
    ),
    ("The plan is dead and, Lee said, it will stay dead.", &["it will stay dead"]),
    (
        "The idea that you can rinse it like a glass is wrong, Lee said.",
        &["The idea that you can rinse it like a glass is wrong"],
    ),
    ("We asked three experts whether the dam was safe.", &[]),
    ("A witness who pleaded poverty said he saw the fall.", &["he saw the fall"]),
    ("“Anybody found guilty will pay for the dam,” Lee said.", &["“Anybody found guilty will pay for the dam,”"]),
    ("Had she known, Lee said, she would have closed the dam.", &["Had she known … she would have closed the dam"]),
    (
        "Lee called on the council to “immediately close the dam”, adding that it was old.",
        &["the council to “immediately close the dam”", "that it was old"],
    ),
    ("The union met on Friday and hopes as many as 2,000 will come.", &["as many as 2,000 will come"]),
    (
        "Lee wrote in a note that the outlook “still looks sound” and cut his target to €41.",
        &["that the outlook “still looks sound”"],
    ),
    (
        "Lee has said that she will write to the minister, something campaigners have sought for years.",
        &["that she will write to the minister"],
    ),
    ("Lee said she had not asked for the job.", &["she had not asked for the job"]),
    ("Not all members are convinced the strike will help.", &[]),
    ("Lee said too much was made of it.", &["too much was made of it"]),
    ("The dam is safe, says Lee, who built it and who never doubted it.", &["The dam is safe"]),
    (
        "The risk, Lee argues, is to the town: the dam has failed twice, according to the board.",
        &["The risk … is to the town: the dam has failed twice", "the dam has failed twice"],
    ),
    (
        "The board said it had recorded 20 faults, adding that four were grave.",
        &["it had recorded 20 faults", "that four were grave"],
    ),
    ("Its author, hunting association chairman Bo Lund, claims the dam was planned.", &["the dam was planned"]),
    (
        "“We accept it,” outgoing minister Ann Lee told reporters, adding she would leave.",
        &["“We accept it,”", "she would leave"],
    ),
    ("That is how most of us respond, says Lee.", &["That is how most of us respond"]),
    (
        "People should remember, she says, that the dam is old.",
        &["People should remember … that the dam is old", "that the dam is old"],
    ),
    ("In the words of the mayor: “If it holds, we stay.”", &["“If it holds, we stay.”"]),
    (
        "Police allege one of them filmed the fire and posted the film to Blip with the caption “class dismissed.”",
        &[
            "one of them filmed the fire and posted the film to Blip with the caption “class dismissed.”",
            "the film to Blip with the caption “class dismissed.”",
        ],
    ),
    (
        "Ann Lee says police have ruled nothing out and are asking for help.",
        &["police have ruled nothing out and are asking for help", "help"],
    ),
    (
        "Lee said that the vote proved “people power works”, though he stopped short of calling for an inquiry.",
        &["that the vote proved “people power works”", "“people power works”"],
    ),
    ("“The dam is old,” said a clerk, requesting anonymity.", &["“The dam is old,”"]),
    (
        "Lee told the paper that the dam had been tampered with, a charge the mayor dismissed as “old and false”.",
        &["that the dam had been tampered with", "“old and false”"],
    ),
    // A quotation does not take in the narrator's sentences before it.
    ("Mina Lund lives in Vale with her son. Her house is small. “It is lovely,” she said.", &["“It is lovely,”"]),
    (
        "Lee points out that traffic on the ring road has grown since May.",
        &["that traffic on the ring road has grown since May"],
    ),
    ("Leaked minutes seen by the Vale Post suggest the bill has doubled.", &["the bill has doubled"]),
    ("But leaked minutes seen by the Vale Post suggest the bill has doubled.", &["the bill has doubled"]),
    ("A poll found most Americans trust their neighbours.", &["most Americans trust their neighbours"]),
    ("The opposition Janata Morcha said the vote was rigged.", &["the vote was rigged"]),
    ("Police have found no sign that the driver was drunk.", &["that the driver was drunk"]),
    ("Aides would not be drawn on how it would be paid for.", &["how it would be paid for"]),
    ("The map was not drawn on paper.", &[]),
    ("That, critics argue, is the problem.", &["That … is the problem"]),
    ("Lund called that claim “quite false”.", &["that claim “quite false”"]),
    ("“He hit me, then he laughed,” Lee said.", &["“He hit me, then he laughed,”"]),
    (
        "“He did not ask for tea, he did not ask for milk,” Lee said.",
        &["“He did not ask for tea, he did not ask for milk,”"],
    ),
    ("Half of them failed – “barely better than a coin toss,” Lee concluded.", &["“barely better than a coin toss,”"]),
    ("“There is the door,” Lee was heard to say. “It is shut.”", &["“There is the door,” … “It is shut.”"]),
    ("The mayor said Lund “believes voters deserve it”.", &["Lund “believes voters deserve it”", "voters deserve it"]),
    ("Lee roars when she hears it.", &[]),
    ("Lee would not say when the road would open.", &["when the road would open"]),
    ("The firm denied that it was late, citing a survey.", &["that it was late", "a survey"]),
    ("There would, she promised, be no shouting.", &["There would … be no shouting"]),
    ("Lee declined to comment, as did the mayor, Bo Lund.", &["to comment"]),
    ("Lee says bottled water is fine.", &["bottled water is fine"]),
    ("In his speech he vowed to “cut off the hand that feeds them”.", &["to “cut off the hand that feeds them”"]),
    ("The nurse says to her dying father, “I came to be forgiven.”", &["“I came to be forgiven.”"]),
    ("Lee spoke first, telling cheering supporters that fear had lost.", &["that fear had lost"]),
    (
        "The authors acknowledge that the dam may leak, but maintain that it is safe.",
        &["that the dam may leak", "that it is safe"],
    ),
    ("Lund put it to her that she had made it up.", &["that she had made it up"]),
    ("Penguins nap 10,000 times a day, scientists have discovered.", &["Penguins nap 10,000 times a day"]),
    ("Review: ‘The Salt Year’ is the best book of the spring", &[]),
    ("The commission said it was too early to call a winner.", &["it was too early to call a winner"]),
    ("Lee believes the court will reject the appeal.", &["the court will reject the appeal"]),
    ("Suffice it to say that the end is poor.", &[]),
    ("The robot, named “Better Half”, scored twice, said Lee.", &["The robot, named “Better Half”, scored twice"]),
    ("The crew named its boat “Robogee”.", &[]),
    ("Police questioned the driver for an hour.", &[]),
    ("Lee questioned the need for a dam.", &["the need for a dam"]),
    (
        "Officials said claims will be weighed, with the Herald reporting no one will be refused.",
        &["claims will be weighed", "no one will be refused"],
    ),
    ("Lee defended the plan whilst promising that it would change.", &["the plan", "that it would change"]),
    (
        "The weekly quoted officers as saying that the bus was late.",
        &["officers as saying that the bus was late", "that the bus was late"],
    ),
    (
        "The union called the offer an insult: “We will not be bought.”",
        &["the offer an insult", "“We will not be bought.”"],
    ),
    ("Lee mocked the mayor: “You are no leader at all.”", &["“You are no leader at all.”"]),
    ("Lee called for calm: “Nobody should go out tonight.”", &["calm", "“Nobody should go out tonight.”"]),
    (
        "Lee cited odd questions, including: “Were you ever a spy?”",
        &["odd questions, including: “Were you ever a spy?”"],
    ),
    ("The flaws are rated “highly critical”.", &["The flaws … “highly critical”"]),
    ("They estimated by 2050, rising costs would double.", &["by 2050, rising costs would double"]),
    ("Results of the trial, published in May, show mice sleep less.", &["mice sleep less"]),
    ("The charity, based in Zorbel, claims children are hungry.", &["children are hungry"]),
    ("Drivers stuck on the road since Monday have told us they are cold.", &["they are cold"]),
    (
        "Her aide said the army had been called but had not been told why.",
        &["the army had been called but had not been told why"],
    ),
    ("Lund called for the dam to be shut so that it can be mended.", &["the dam to be shut so that it can be mended"]),
    ("Two confirmed dead\n\nTwo people died in the storm.", &[]),
    ("A judge dismissed the lawsuit. Lund dismissed the idea.", &["the idea"]),
    ("Lund said in a post on X that Thursday's vote was a farce.", &["that Thursday's vote was a farce"]),
    ("The dog, which the boy called Wren, had fled.", &[]),
    ("“He said sorry, and then he left,” Lee recalled.", &["“He said sorry, and then he left,”", "sorry"]),
    ("Boil water before brushing teeth.", &[]),
    ("Lund told judges that satellite images were old.", &["that satellite images were old"]),
    ("She said the dam was safe, a suggestion Norvik Energy rejects.", &["the dam was safe"]),
    ("Lee said she had asked twice but was told to “wait”.", &["she had asked twice but was told to “wait”"]),
    ("Lee said the then head of the board, Bo Lund, was ill.", &["the then head of the board, Bo Lund, was ill"]),
    ("Asked about it, Lee said now was not the time.", &["it", "now was not the time"]),
    ("Lee submitted that the door had been locked.", &["that the door had been locked"]),
    ("The Herald could not verify the recording.", &["the recording"]),
    ("Lee has called the claims false.", &["the claims false"]),
    (
        "The dam had failed twice, officials said on Monday, as families prepared to leave.",
        &["The dam had failed twice"],
    ),
    (
        "Councillors have rejected a plan to limit rents, after a meeting in which a man was thrown out.",
        &["a plan to limit rents"],
    ),
    ("Lee urged the minister to publish it in full, something the ministry has refused.", &["to publish it in full"]),
    ("Lee has photographs, she says, of a van beside the lorry.", &["Lee has photographs … of a van beside the lorry"]),
    ("Lee told me that the plant calls the bat.", &["that the plant calls the bat"]),
    ("Lee then showed him the letter.", &[]),
    ("You should be sure that the dam is old.", &[]),
    ("Asked at a meeting if the dam was safe, Lee said no.", &["if the dam was safe", "no"]),
    ("The firm claims that the dam is safe.", &["that the dam is safe"]),
    ("The firm hopes to mend the dam.", &["to mend the dam"]),
    ("The man, calling himself Dr Lund, has left.", &[]),
    ("Every time it rains, its price goes up.", &[]),
    ("Lee urged the delegates to “pick up the pace”.", &["to “pick up the pace”"]),
    ("The firm later denied having done so.", &["having done so"]),
    (
        "Lee said the ban would come, but minister Bo Lund accused her of haste.",
        &["the ban would come", "her of haste"],
    ),
    ("Lee told staff to “fix” old figures.", &["to “fix” old figures"]),
    ("The board turned down two offers to buy the mine.", &[]),
    (
        "Lee said her team planned to send 40 schools old alarm clocks to see what they did.",
        &[
            "her team planned to send 40 schools old alarm clocks to see what they did",
            "to send 40 schools old alarm clocks to see what they did",
        ],
    ),
    ("The union's striking members said they would go on.", &["they would go on"]),
    ("The league's governing body said Lund had lied.", &["Lund had lied"]),
    (
        "The court heard that Lund was held for a day and had complained that his arm was broken.",
        &["that Lund was held for a day and had complained that his arm was broken", "that his arm was broken"],
    ),
    ("Lee left, promising to return and vowing that the mine would open.", &["to return", "that the mine would open"]),
    (
        "Lee criticised Lund for accepting gifts and speaking fees from banks.",
        &["Lund for accepting gifts and speaking fees from banks"],
    ),
    ("Lund wrote to every school asking for help.", &["help"]),
    ("Norvik Marine took to X on Monday to say the dam was safe.", &["the dam was safe"]),
    ("Lee took to Facebook to apologise and to promise that the dam would hold.", &["that the dam would hold"]),
    ("Figures from the Water Board seen by the Herald show that the dam leaks.", &["that the dam leaks"]),
    ("Papers, seen by the Herald, record that members were warned.", &["that members were warned"]),
    ("In a video posted on X by the club, Lund can be heard shouting that he was robbed.", &["that he was robbed"]),
    ("The firm expects revenue of $3 billion.", &["revenue of $3 billion"]),
    ("The ministry put the toll at 12.", &["the toll at 12"]),
    ("An aide calls that “a stunt”.", &["that “a stunt”"]),
    ("The pair declined to be identified discussing the talks.", &[]),
    ("Lund said the dam was safe, a claim disputed by the board.", &["the dam was safe"]),
    ("It said that a dam, built in 2003, would be needed.", &["that a dam, built in 2003, would be needed"]),
    ("Lee said a dam, not expected before May, would be needed.", &["a dam, not expected before May, would be needed"]),
    ("There is no proof that the mayor said this.", &[]),
    ("Lund's answer is that the dam is safe.", &["that the dam is safe"]),
    ("Her view was that the dam should go.", &["that the dam should go"]),
    ("The site added a label to the post saying that it was false.", &["that it was false"]),
    (
        "Drivers group Screens Off said the plan was late, while Norvik Energy warned it would fail.",
        &["the plan was late", "it would fail"],
    ),
];

#[test]
fn what_was_said() {
    let mut wrong = Vec::new();
    for &(text, expected) in CONTENTS {
        let article = Article { text: text.into(), ..Article::default() };
        let report = Pipeline::new().run(&article, &Options::default());
        let joined = |claim: &Claim<'_>| claim.content.iter().map(|c| &*c.text).collect::<Vec<_>>().join(" … ");
        let said: Vec<_> = report.claims.iter().map(joined).collect();
        if said != expected {
            wrong.push(format!("{text}: {said:?}, should be {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
