import CAllocationCounter
import Testing

@Suite("The allocation counter", .serialized, .enabled(if: allocationCountingIsPossible()))
struct AllocationCounterTests {
  @Test("sees an array grow")
  func arrays() {
    var array: [Int] = []
    let count = countAllocations { for number in 0..<100 { array.append(number) } }
    #expect(array.count == 100)
    #expect(count >= 2)
  }

  @Test("sees objects, closures and strongly aligned memory")
  func others() {
    final class Object {
      var number = 0
    }
    var objects: [Object] = []
    objects.reserveCapacity(1)
    #expect(countAllocations { objects.append(Object()) } == 1)
    var pointer: UnsafeMutableRawPointer?
    let aligned = countAllocations {
      pointer = UnsafeMutableRawPointer.allocate(byteCount: 4_096, alignment: 4_096)
    }
    #expect(aligned == 1)
    pointer?.deallocate()
  }

  @Test("sees nothing where nothing is allocated")
  func nothing() {
    var array = [Int](repeating: 0, count: 100)
    #expect(countAllocations { for index in array.indices { array[index] = index } } == 0)
    #expect(array[99] == 99)
  }

  @Test("counts one thread alone, and from zero each time")
  func otherThreads() async {
    let noise = Task.detached {
      var total = 0
      while !Task.isCancelled { total += [Int](repeating: total & 1, count: 1_000)[500] }
      return total
    }
    var sum = 0
    for _ in 0..<20 {
      let count = countAllocations { for number in 0..<100_000 { sum ^= number } }
      #expect(count == 0)
    }
    #expect(sum == 0)
    noise.cancel()
    #expect(await noise.value >= 0)
  }
}

/// How often the calling thread asks for memory while the body runs.
func countAllocations(_ body: () -> Void) -> Int64 {
  allocationCountingBegin()
  body()
  return allocationCountingEnd()
}
