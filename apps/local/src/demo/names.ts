import { type Background } from './backgrounds';

/** First and last names that people of a background may have. */
export interface NameList {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Everyday names by background. Every pairing of a first and a last name is by chance, and stands for nobody. */
const lists: Readonly<Record<Exclude<Background, 'Mixed'>, NameList>> = {
  British: {
    first:
      words(`Abigail Alice Amber Bethany Callum Cerys Charlotte Connor Daisy Dylan Eleanor Ellie Erin Ewan Ffion Freya
      Gareth Georgia Grace Hannah Harriet Heather Holly Imogen Isla Jacob Jasmine Jodie Joshua Katie Kieran Lauren Leah
      Lewis Lucy Luke Matthew Megan Millie Molly Nathan Niall Nicola Oliver Owen Phoebe Poppy Rebecca Rowan Ruby Ryan
      Samuel Scarlett Seren Shannon Sophie Thomas Toby Tegan Zara`),
    last: words(`Abbott Ainsley Ashdown Atkins Barlow Beddoes Birchall Blakeway Bowen Bramley Brindle Calvert Chadwick
      Clegg Coombes Crossley Dawlish Denby Draycott Dunmore Ellwood Fairhurst Fenwick Frost Garside Gilroy Goodall
      Greenhalgh Hallam Hartley Haworth Heathcote Hindle Holroyd Ingham Jarrett Kershaw Kitching Lathom Lister Lockwood
      Marsden Maddocks Nuttall Oakley Ormerod Parfitt Penhale Pickering Prosser Ramsden Redfern Rigby Rowntree Saxby
      Shenton Sowerby Stallard Sutcliffe Tattersall Thackray Tregear Tudor Unsworth Vickers Wadsworth Whitlock Yarwood`),
  },
  Irish: {
    first: words('Aoife Cian Ciara Conor Eoin Fionn Gráinne Maeve Niamh Oisín Orla Róisín Saoirse Sinéad Tadhg'),
    last: words(
      'Boylan Brennan Cassidy Coughlan Devlin Donnellan Fallon Geraghty Hanlon Keane Lafferty McGinty Quigley Rafferty Tierney',
    ),
  },
  'Other European': {
    first:
      words(`Adrian Agnieszka Ana Andrei Bianca Elena Filip Ilinca Ivana Jakub Kasia Katarzyna Lena Luca Magda Marek
      Marta Mateusz Nikola Ola Paulina Radu Sofia Stefan Tomasz Viktor Weronika`),
    last: words(`Bartosz Borkowska Constantin Dumitru Ferreira Georgieva Horvat Ionescu Kowalczyk Krawczyk Lazar Lopes
      Malinowska Moreau Novotny Pavlova Petrauskas Ribeiro Rossetti Sikora Stankevich Szymanska Varga Vasile Zielinska`),
  },
  Pakistani: {
    first: words(`Adeel Aisha Ali Areeba Bilal Faiza Fatima Hamza Hira Ibrahim Iqra Kashif Laiba Maryam Mehreen Mustafa
      Nadia Omar Rabia Saad Saira Sana Usman Zainab Zeeshan`),
    last: words(`Abbasi Ahmad Akhtar Ashraf Aslam Awan Bashir Bhatti Butt Chaudhry Hanif Hussain Iqbal Javed Khalid Khan
      Malik Mirza Mughal Nawaz Qureshi Rafiq Riaz Saleem Shafiq Tariq Zaman`),
  },
  Bangladeshi: {
    first:
      words(`Abida Afsana Anisa Arif Farhana Fahim Habiba Imran Jannat Kamrul Mahbub Nabila Nazia Rafi Rahim Rukshana
      Sabrina Shirin Sumaiya Tahmina Tanvir Yasmin`),
    last: words(
      'Ahmed Ali Begum Chowdhury Haque Hoque Islam Khatun Miah Mohammed Rahman Sarkar Siddique Talukdar Uddin',
    ),
  },
  Indian: {
    first:
      words(`Aarav Aditi Anjali Arjun Bhavna Devika Gurpreet Harleen Ishaan Jasleen Karan Kavita Kiran Manpreet Neha
      Nikhil Pooja Rajan Riya Rohan Sahil Simran Sunita Tara Vikram Vivek`),
    last: words(`Bains Banerjee Bhatt Chauhan Dhillon Gill Iyer Jain Joshi Kaur Kulkarni Lad Mehta Menon Mistry Nayar
      Pandya Parmar Pillai Raval Sandhu Shah Sharma Singh Solanki Thakkar Vyas`),
  },
  Chinese: {
    first: words(
      'Anqi Bowen Chloe Felix Hao Jia Jialing Kevin Lin Mei Ming Rui Sienna Tian Vivian Wei Xinyi Yan Yuxin Zihan',
    ),
    last: words('Cai Chan Cheung Deng Fung Gao Guo Ho Hu Lam Lau Leung Luo Ng Pang Shen Tang Tsang Wong Xu Yip Zhu'),
  },
  'Other Asian': {
    first:
      words(`Amisha Anh Bao Bishal Dilani Farid Grace Hien Kamala Laila Linh Maribel Minh Nimal Nilofar Paolo Prakash
      Rosalie Sanjeev Suman Thanh Yuki`),
    last: words(`Amiri Bautista Castillo Fernando Gurung Hosseini Jayawardena Karimi Lim Magar Nguyen Noori Perera Pham
      Rai Santos Shrestha Silva Suzuki Thapa Tran Villanueva`),
  },
  'Black African': {
    first: words(`Abena Adaeze Akua Amara Ayodele Blessing Chiamaka Chidi Efua Ekow Emmanuel Esther Fatou Folake Hodan
      Ifeoma Joy Kwame Mahad Mercy Ngozi Nkechi Obinna Olamide Precious Sade Samira Tendai Temitope Tariro Yaw Yewande
      Zandile`),
    last: words(`Abdi Acheampong Addo Adebayo Adjei Afolabi Agyeman Amoah Asante Ayodeji Baah Balogun Boateng Chikwanha
      Dlamini Ekwueme Farah Hassan Ibekwe Jallow Moyo Ncube Nwosu Obi Ofori Ogunleye Okafor
      Okeke Osei Owusu Sesay Sithole Warsame`),
  },
  'Black Caribbean': {
    first:
      words(`Aaliyah Andre Brianna Camille Clive Delroy Dionne Imani Jada Jerome Kadeem Kemar Keisha Leon Marcia Nadine
      Nyah Renée Shanice Shaun Tamara Tanika Tyrell Winston`),
    last: words(`Allman Bartley Bramwell Clarke Codrington Douglas Facey Grantley Hylton Josephs
      Lindo Maynard McKenzie Morrison Nembhard Pinnock Reid Ricketts Samuels Thorpe Walters Wilmot`),
  },
  Arab: {
    first: words(
      'Adel Amal Dalia Dina Elias Farah Hadi Huda Jamil Karim Lina Layla Mona Nour Rami Rania Rasha Salma Tarek Yara',
    ),
    last: words(
      'Aziz Barakat Darwish El-Amin Fahmy Ghanem Habib Hamdan Issa Jaber Khoury Mansour Najjar Nassar Rahal Saleh Shami Zaki',
    ),
  },
};

const heritages = ['Black Caribbean', 'Black African', 'Indian', 'Pakistani', 'Chinese', 'Arab'] as const;

/** The names a background draws from; a mixed one draws from British names and from those of each of several heritages. */
export function namesOf(background: Background): NameList {
  return background === 'Mixed' ? mixed : lists[background];
}

const mixed: NameList = {
  first: ['British', ...heritages].flatMap((name) => lists[name as keyof typeof lists].first.slice(0, 20)),
  last: ['British', ...heritages].flatMap((name) => lists[name as keyof typeof lists].last.slice(0, 20)),
};
