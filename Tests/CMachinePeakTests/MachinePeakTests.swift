import CMachinePeak
import Testing

@Suite("The measured peak")
struct MachinePeakTests {
  @Test("operations are counted: twelve chains of registers, two operations a multiply-add")
  func operations() {
    #expect(machinePeakOperations(4, 10) == 2 * 12 * 4 * 10)
  }
}
