public import GymCore
