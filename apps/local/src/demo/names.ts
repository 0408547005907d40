import { type Background } from './backgrounds';

/** First and last names that go together. Any pairing of the two is by chance, and stands for nobody. */
export interface NameList {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const names = (first: string, last: string): NameList => ({ first: words(first), last: words(last) });

const british = names(
  `Abigail Alice Amber Bethany Callum Cerys Charlotte Connor Daisy Dylan Eleanor Ellie Erin Ewan Ffion Freya Gareth
  Georgia Grace Hannah Harriet Heather Holly Imogen Isla Jacob Jasmine Jodie Joshua Katie Kieran Lauren Leah Lewis Lucy
  Luke Matthew Megan Millie Molly Nathan Niall Nicola Oliver Owen Phoebe Poppy Rebecca Rowan Ruby Ryan Samuel Scarlett
  Seren Shannon Sophie Thomas Toby Tegan Zara`,
  `Abbott Ainsley Ashdown Atkins Barlow Beddoes Birchall Blakeway Bowen Bramley Brindle Calvert Chadwick Clegg Coombes
  Crossley Dawlish Denby Draycott Dunmore Ellwood Fairhurst Fenwick Frost Garside Gilroy Goodall Greenhalgh Hallam
  Hartley Haworth Heathcote Hindle Holroyd Ingham Jarrett Kershaw Kitching Lathom Lister Lockwood Marsden Maddocks
  Nuttall Oakley Ollerton Parfitt Penhale Pickering Prosser Ramsden Redfern Rigby Rowntree Saxby Shenton Sowerby Stallard
  Sutcliffe Tattersall Thackray Tregear Unsworth Vickers Wadsworth Whitlock Yarwood`,
);

/** A background may hold several lists, for names of different languages and faiths do not mix at random. */
const lists: Readonly<Record<Exclude<Background, 'Mixed'>, readonly NameList[]>> = {
  British: [british],
  Irish: [
    names(
      'Aoife Cian Ciara Conor Eoin Fionn Gráinne Maeve Niamh Oisín Orla Róisín Saoirse Sinéad Tadhg',
      'Breslin Brogan Cassidy Coughlan Devlin Donnellan Fallon Geraghty Hanlon Lafferty McGinty Quigley Rafferty Tierney',
    ),
  ],
  'Other European': [
    names(
      'Agnieszka Filip Jakub Kasia Katarzyna Magda Marek Marta Mateusz Ola Paulina Tomasz Weronika',
      'Bielak Jaworek Kowalczyk Krawczyk Nowicki Pawlak Sikora Sobczak Szulc Walczak',
    ),
    names(
      'Adrian Ana Andrei Bianca Elena Ilinca Radu Raluca Sorin Stefan',
      'Constantin Dumitru Ionescu Lazar Marin Preda Rusu Stoica Vasile',
    ),
    names(
      'Carla Beatriz Giulia Inês Luca Marco Nuria Sofia Tiago',
      'Almeida Ferreira Lopes Marchetti Ribeiro Romano Rossetti Serrano',
    ),
  ],
  Pakistani: [
    names(
      `Adeel Aisha Areeba Bilal Faiza Fatima Hamza Hira Ibrahim Iqra Kashif Laiba Maryam Mehreen Mustafa Omar Rabia
      Saad Saira Sana Usman Zainab Zeeshan`,
      `Abbasi Ahmad Akhtar Ashraf Aslam Awan Bashir Bhatti Butt Chaudhry Hanif Hussain Khalid Malik Mirza Mughal
      Nawaz Qureshi Rafiq Riaz Saleem Shafiq Tariq Zaman`,
    ),
  ],
  Bangladeshi: [
    names(
      `Abida Afsana Anisa Arif Fahim Farhana Habiba Imran Jannat Kamrul Mahbub Nabila Nazia Rafi Rahim Rukshana Shirin
      Sumaiya Tahmina Tanvir Yasmin`,
      'Ahmed Ali Begum Chowdhury Haque Hoque Islam Khatun Miah Mohammed Rahman Sarkar Siddique Talukdar Uddin',
    ),
  ],
  Indian: [
    names(
      'Amrit Gurpreet Harleen Harpreet Jasleen Jaspal Kiran Manpreet Navdeep Simran Sukhi',
      'Bains Bhogal Chahal Dhillon Gill Grewal Kaur Sandhu Sidhu Singh',
    ),
    names(
      'Aarav Aditi Anjali Arjun Bhavna Ishaan Karan Kavita Nikhil Pooja Rajan Riya Rohan Sahil Sunita Vivek',
      'Chauhan Desai Jain Joshi Lad Mehta Mistry Pandya Parmar Raval Sharma Solanki Thakkar Vyas',
    ),
    names('Anitha Deepa Gopal Lakshmi Meena Ravi Suresh Vidya', 'Iyer Menon Nambiar Nayar Pillai Raghavan'),
  ],
  Chinese: [
    names(
      'Chloe Felix Hao Jia Jialing Kevin Mei Ming Rui Sienna Vivian Wei Xinyi Yan Yuxin Zihan',
      'Cai Chan Cheung Deng Fung Gao Guo Ho Hu Lam Lau Leung Luo Ng Pang Shen Tang Tsang Wong Xu Yip Zhu',
    ),
  ],
  'Other Asian': [
    names('Amisha Bishal Kamala Nabin Prakash Suman Sushma', 'Gurung Limbu Magar Rai Shrestha Thapa'),
    names('Angelo Grace Jasper Maribel Paolo Rosalie', 'Bautista Castillo Santos Villanueva'),
    names('Anh Bao Hien Linh Minh Thanh', 'Dang Nguyen Pham Tran'),
    names('Arezou Farid Laila Mina Nilofar Reza', 'Amiri Hosseini Karimi Noori'),
    names('Dilani Kasun Nimal Sanduni', 'Fernando Jayawardena Perera Silva'),
  ],
  'Black African': [
    names(
      `Adaeze Ayodele Blessing Chiamaka Chidi Emmanuel Esther Folake Ifeoma Joy Ngozi Nkechi Obinna Olamide Precious
      Temitope Yewande`,
      'Adebayo Afolabi Ayodeji Balogun Ibekwe Nwosu Obi Ogunleye Okeke Okoro Olatunji Onyeka Uche',
    ),
    names(
      'Abena Akosua Akua Efua Ekow Esi Kwabena Kwame Mercy Yaa Yaw',
      'Acheampong Addo Adjei Agyeman Amoah Asante Baah Boateng Ofori Osei Owusu',
    ),
    names('Abdirahman Ayaan Fadumo Hodan Idil Liban Mahad Sahra', 'Abdi Aden Farah Hassan Jama Nur Osman Warsame'),
    names('Chipo Farai Rudo Tariro Tatenda Tendai Thandiwe', 'Chikwanha Dube Gumbo Mhlanga Moyo Ncube Sithole'),
    names('Alhaji Fatou Isatu Lamin Mariama Ousman', 'Bangura Jallow Kallon Sesay Touray'),
  ],
  'Black Caribbean': [
    names(
      `Aaliyah Andre Brianna Camille Dionne Imani Jada Jerome Kadeem Kemar Keisha Leon Marcia Nadine Nyah Renée Shanice
      Tamara Tanika Tyrell`,
      `Allman Bartley Bramwell Clarke Codrington Douglas Facey Grantley Hylton Josephs Lindo Maynard McKenzie Morrison
      Nembhard Pinnock Reid Ricketts Samuels Thorpe Walters Wilmot`,
    ),
  ],
  Arab: [
    names(
      'Adel Amal Dalia Dina Elias Farah Hadi Huda Jamil Karim Lina Layla Mona Nour Rami Rania Rasha Salma Tarek Yara',
      'Barakat Darwish El-Amin Fahmy Ghanem Habib Hamdan Issa Jaber Khoury Najjar Nassar Rahal Saleh Shami Zaki',
    ),
  ],
};

const heritages = ['Black Caribbean', 'Black Caribbean', 'Black African', 'Indian', 'Pakistani', 'Chinese'] as const;

/** Of mixed families: one name from each side, either way round. */
const mixed: readonly NameList[] = heritages
  .flatMap((heritage) => lists[heritage])
  .flatMap(({ first, last }) => [
    { first, last: british.last },
    { first: british.first, last },
  ]);

/** The lists a background draws from, each as likely: one list, then a first and a last name of it. */
export function nameListsOf(background: Background): readonly NameList[] {
  return background === 'Mixed' ? mixed : lists[background];
}
